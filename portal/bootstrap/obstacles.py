"""Decides how something that stops a command is told: what is wrong, and the way to put it right."""


class Obstacle(Exception):
    """What stops the command, in one sentence, and what the person can do about it."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        """Keep the problem and the remedy; either may have several lines."""
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the problem, and the remedy below it."""
        return f"{self.problem}\n{self.remedy}".rstrip()
