"""Who may sign in how often, and what a browser may do with our pages."""
