"""Decides which workflow moderates which part of the tree."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from ..models import ReviewTask
from ..roles import MODERATORS
from .phrases import make_first_phrases

NAME = "Review"


def set_up_workflow(homes: Iterable[Page]) -> Workflow:
    """Let one review stand before all below the homes, and retire Wagtail's own; a second run changes nothing."""
    task, _made = ReviewTask.objects.get_or_create(name=NAME)
    task.groups.add(Group.objects.get(name=MODERATORS))
    if _made:
        make_first_phrases()
    workflow, _made = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.filter(page__depth=1).delete()
    Workflow.objects.exclude(pk=workflow.pk).filter(name="Moderators approval").update(active=False)
    GroupApprovalTask.objects.filter(name="Moderators approval").update(active=False)
    for home in homes:
        WorkflowPage.objects.get_or_create(page_id=home.pk, defaults={"workflow": workflow})
    return workflow
