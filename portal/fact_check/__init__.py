"""Fact check: where the two languages of a page, or its words and its facts, say different things.

The core is pure: texts in, findings out. ``pages`` brings pages to it, ``acceptance`` keeps what moderators let stand.
"""
