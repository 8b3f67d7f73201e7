"""Writes the demo site into the models; each module decides it for one kind of content."""
