"""Decides what opening hours mean: how they are written, evaluated in Baghdad's time, said in words and edited."""
