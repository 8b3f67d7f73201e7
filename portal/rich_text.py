"""Decides which formatting editors have: few, so that pages stay light and translate well."""

# wagtail-localize cuts sub, sup and strike-through out of their sentences, so they are offered nowhere.
SHORT_TEXT = ["bold", "ol", "ul", "link"]
LONG_TEXT = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]
# A quotation that was pasted stays one until it is moved to a block of its own, where it gets its speaker.
RELEASE_TEXT = [*LONG_TEXT, "blockquote"]
