"""What the tests run against: prebuilt databases, a PostgreSQL server, a live site and a browser."""
