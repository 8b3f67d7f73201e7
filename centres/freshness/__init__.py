"""Keeps listings true: asks those who keep them, says how old what is public is, and hides what nobody confirms."""
