"""Decides who may do what with a picture or a document: by its collection and who uploaded it.

Wagtail keeps the same two policies where its next major version does not allow them to be taken from.
"""

from functools import lru_cache
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy


@lru_cache(maxsize=1)
def picture_rights() -> Any:
    """Return the policy of pictures."""
    return CollectionOwnershipPermissionPolicy(
        get_image_model(), auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"
    )


@lru_cache(maxsize=1)
def document_rights() -> Any:
    """Return the policy of documents."""
    return CollectionOwnershipPermissionPolicy(
        get_document_model(), auth_model="wagtaildocs.Document", owner_field_name="uploaded_by_user"
    )
