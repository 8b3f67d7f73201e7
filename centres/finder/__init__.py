"""Finds the nearest help: what is asked for, where from, which centres fit, in which order, and how that is said."""
