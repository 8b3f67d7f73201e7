"""One search over every public page, in both languages."""
