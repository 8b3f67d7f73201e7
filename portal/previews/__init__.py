"""Previews: a revision in both languages, on a phone and a desk, light and dark; and links to share one."""
