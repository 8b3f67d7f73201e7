"""What the parameters of the admin's addresses stand for in the attacks."""

from typing import Any

from portal.previews import links

# Parameter → what of the newsroom it names.
KEYS = {
    "page_id": "source",
    "page_pk": "source",
    "page_to_move_id": "source",
    "object_id": "source",
    "parent_page_id": "index",
    "destination_id": "index",
    "revision_id": "revision",
    "task_state_id": "task_state",
    "workflow_state_id": "workflow_state",
    "workflow_pk": "workflow",
    "task_id": "task",
    "image_id": "picture",
    "document_id": "document",
    "doc_id": "document",
    "collection_id": "collection",
    "redirect_id": "redirect",
    "archive_id": "archive",
    "accepted_id": "accepted",
    "uploaded_file_id": "upload",
    "entry_id": "stop",
    "partner_id": "partner",
}
# Parameter → its value, where it names nothing of the newsroom.
OTHERS = {
    "action_name": "approve",
    "content_type_app_name": "news",
    "content_type_model_name": "pressreleasepage",
    "app_label": "news",
    "model_name": "pressreleasepage",
    "filter_spec": "max-100x100",
    "mode": "x",
    "language": "en",
    "name": "x",
    "uidb64": "x",
    **dict.fromkeys(("translation_id", "translation_source_id", "string_segment_id", "overridable_segment_id"), 1),
    **dict.fromkeys(("restriction_id", "session_id", "pk"), 1),
}
# Where a parameter of that name means something else: the beginning of the pattern → parameter → what of the newsroom.
ELSEWHERE = [
    ("admin/translate/", "page_id", "english"),
    ("admin/source/", "page_id", "english"),
    ("admin/review/page/", "page_id", "waiting"),
    ("admin/closures/service/", "page_id", "service"),
    ("admin/closures/", "page_id", "centre"),
    ("admin/confirmations/", "pk", "preset"),
    ("admin/pages/workflow/", "page_id", "waiting"),
    ("admin/localize/page/", "page_id", "english"),
    ("admin/api/main/^documents/", "pk", "document"),
    ("admin/api/main/^images/", "pk", "picture"),
    ("admin/api/main/^pages/", "pk", "source"),
    ("admin/notices/", "pk", "notice"),
    ("admin/freshness/addresses/", "pk", "bounced"),
    ("admin/reports-of-visitors/", "pk", "report"),
    ("admin/documents/chooser/", "pk", "document"),
    ("admin/images/chooser/", "pk", "picture"),
    ("admin/collections/", "pk", "collection"),
    ("admin/workflows/tasks/", "pk", "task"),
    ("admin/workflows/", "pk", "workflow"),
    ("admin/locales/", "pk", "locale"),
    ("admin/sites/", "pk", "site"),
    ("admin/users/", "pk", "user"),
    ("admin/groups/", "pk", "group"),
]
WHOLE = {
    "admin/pages/^(\\d+)/revisions/compare/(live|earliest|\\d+)\\.\\.\\.(live|latest|\\d+)/$": (
        "admin/pages/{source}/revisions/compare/live...latest/"
    ),
    "documents/^(\\d+)/(.*)$": "documents/{document}/old.pdf",
    "admin/bulk/<str:app_label>/<str:model_name>/<str:action>/": "admin/bulk/wagtailcore/page/publish/?id={source}",
    "admin/api/main/^pages/<int:pk>/action/<str:action_name>/": "admin/api/main/pages/{source}/action/publish/",
    "admin/api/main/^pages/find/": "admin/api/main/pages/find/?id={source}",
    "admin/api/main/^documents/find/": "admin/api/main/documents/find/?id={document}",
    "admin/api/main/^images/find/": "admin/api/main/images/find/?id={picture}",
    "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/": "admin/tag-autocomplete/taggit/tag/",
    "admin/workflows/tasks/add/<str:app_label>/<str:model_name>/": "admin/workflows/tasks/add/portal/reviewtask/",
    "admin/localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/": (
        "admin/localize/submit/snippet/centres/kind/1/"
    ),
    "admin/pages/<int:page_id>/workflow_history/detail/<int:workflow_state_id>/": (
        "admin/pages/{waiting}/workflow_history/detail/{workflow_state}/"
    ),
    "admin/^.*/$": "admin/nothing-there/",
}


def values_for(pattern: str, room: dict[str, Any]) -> dict[str, Any]:
    """Return what the parameters of a pattern stand for."""
    values = OTHERS | {name: room[what].pk for name, what in KEYS.items()}
    values["token"] = links.address_of(room["link"]).split("/")[2]
    for start, name, what in ELSEWHERE:
        if pattern.startswith(start):
            values[name] = room[what].pk
            break
    for part, pk in room["snippets"].items():
        if f"/{part}/" in pattern:
            values["pk"] = pk
    if pattern in WHOLE:
        keys = {name: one.pk for name, one in room.items() if hasattr(one, "pk")}
        values[pattern] = WHOLE[pattern].format(**keys)
    return values
