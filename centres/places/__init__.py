"""Governorates and named places of Iraq: what they are called, where they lie, and which is nearest."""
