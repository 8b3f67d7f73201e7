"""A partner's own listings at the desk: how each stands, and what its people do with them. Nothing here publishes."""
