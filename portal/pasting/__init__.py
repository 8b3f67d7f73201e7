"""Pasted text: what word processors put on the clipboard, and what of it is kept."""
