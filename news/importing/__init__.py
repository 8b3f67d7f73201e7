"""Import of older releases: archives are read, every item is judged, and what passes becomes drafts."""
