"""How the two languages of a page set hang together: sources, drafts of translations, and who may make them."""
