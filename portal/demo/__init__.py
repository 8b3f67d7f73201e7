"""The demo site as plain data: real centres, visibly sample partners, and small files made for this portal."""
