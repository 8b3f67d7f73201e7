"""Following a centre, a place or a topic: by feed and calendar, or by mail to an address kept for nothing else."""
