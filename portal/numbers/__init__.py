"""Counts views, phone taps and searches that showed a page: daily sums without anything of the visitor."""
