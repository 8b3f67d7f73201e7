"""What the portal tells other apps beside Wagtail's own signals."""

from django.dispatch import Signal

# Sent inside the transaction of the change, with ``keys``: the translation keys of page sets that now say something
# else although none of their pages was published.
page_sets_changed = Signal()

# Sent inside the transaction of the change when what things are called has changed: the glossary, names of places.
spellings_changed = Signal()

# Sent when a letter came back for good whose signed header names something else than an address, with ``name``: that.
letter_returned = Signal()
