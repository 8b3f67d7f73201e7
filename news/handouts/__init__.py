"""A release to take along: what the sheet says, and how it is written as PDF and as DOCX."""
