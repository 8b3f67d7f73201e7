"""Listings as a spreadsheet: written, read with suspicion, compared row by row, and sent to the reviewer."""
