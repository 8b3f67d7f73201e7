"""Declares what a worker does of the loop; ``run_freshness --enqueue`` hands it over."""

from django_tasks import task

from .advancing import run


@task()
def let_listings_go_on() -> dict[str, int]:
    """Do what the command does; run twice, or at the same time as it, it does nothing more."""
    return {str(stage): number for stage, number in run().items()}
