"""Urgent notices: who writes and approves them, which are up, and where readers and devices find them."""
