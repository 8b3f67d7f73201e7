"""What is taken along of a centre or a service: a contact card, and a notice for the board."""
