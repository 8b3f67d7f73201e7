"""Turns text into plain tokens that every engine stores and looks up unchanged."""
