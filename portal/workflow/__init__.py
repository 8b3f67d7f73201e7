"""Review: what a moderator is shown, what approving and sending back do, and what is published."""
