"""A distributed copy of the search documents on an Elasticsearch cluster; everything still rests on the database."""
