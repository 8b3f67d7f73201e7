"""Decides what one transaction is: a request that writes, rolled back whole when its view raises."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from .uploads.storage import written_files

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class AtomicWritesMiddleware:
    """Wraps every request that may write. Reads run in none: on SQLite they would take the write lock."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        with written_files() as files, transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            if transaction.get_rollback():
                files.discard()
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Forget what was written before the view raised, also where the answer is a 403 or a 404."""
        if request.method not in SAFE_METHODS and transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
