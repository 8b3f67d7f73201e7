"""The admin's pages of the import: send files, read what would become of each, make the drafts."""

import zipfile
from datetime import timedelta
from io import BytesIO
from typing import Any, Final

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from ..models import ImportArchive
from .archives import EMPTY, Archive, read_file
from .judging import KNOWN, MADE, NEW, REFUSED, Report, judge
from .making import make_drafts
from .rows import explained_columns, rows_of

PERMISSION: Final = "news.add_importarchive"
MOST_AT_ONCE: Final = 200
KEPT_FOR: Final = timedelta(days=30)
TOO_MANY_BYTES = gettext_lazy("These files are larger than %(size)s megabytes together. Send them in several parts.")
TOO_MANY_TEXTS = gettext_lazy(
    "These are more than %(most)s texts. Send them in several parts, or ask the operators to import them by command."
)


class ImportMenuItem(MenuItem):
    """Shown to those who may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user may import."""
        return bool(request.user.has_perm(PERMISSION))


class FilesInput(forms.FileInput):
    """Takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans several files into a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return all files, each cleaned."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files] or [super().clean(None, initial)]


class FilesForm(forms.Form):
    """The files of an import."""

    files = FilesField(  # type: ignore[assignment]  # Django's name for what was uploaded is the same
        widget=FilesInput(attrs={"multiple": True, "accept": ".zip,.docx,.html,.htm,.csv,.jpg,.jpeg,.png,.webp"}),
        label=gettext_lazy("Files"),
    )

    def clean_files(self) -> tuple[str, bytes, Archive]:
        """Return the name, the files packed, and the files as they are read; refuse what cannot be read at all."""
        sent = self.cleaned_data["files"]
        if sum(file.size for file in sent) > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
            raise ValidationError(TOO_MANY_BYTES, params={"size": settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2})
        archive = Archive()
        for file in sent:
            read_file(file.name, file, archive)
        rows, unnamed = rows_of(archive)
        if not rows and not unnamed:
            raise ValidationError(EMPTY)
        if len(rows) > MOST_AT_ONCE:
            raise ValidationError(TOO_MANY_TEXTS, params={"most": MOST_AT_ONCE})
        return ", ".join(file.name for file in sent)[:200], packed(sent), archive


def packed(sent: list[Any]) -> bytes:
    """Return the files as one ZIP file; a single one that was sent is kept as it is."""
    if len(sent) == 1 and sent[0].name.lower().endswith(".zip"):
        sent[0].seek(0)
        return bytes(sent[0].read())
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for file in sent:
            file.seek(0)
            package.writestr(file.name, file.read())
    return content.getvalue()


@permission_required(PERMISSION, login_url="wagtailadmin_login")
def import_releases(request: Any) -> HttpResponse:
    """Take files and show what would become of them; nothing is made yet."""
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if request.method == "POST" and form.is_valid():
        name, content, _archive = form.cleaned_data["files"]
        forget(ImportArchive.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR))
        kept = ImportArchive(name=name, sent_by=request.user)
        kept.file.save("import.zip", ContentFile(content))
        return redirect("import_report", kept.pk)
    waiting = ImportArchive.objects.filter(sent_by=request.user)[:20]
    return render(
        request,
        "news/import/files.html",
        {"form": form, "waiting": waiting, "most": MOST_AT_ONCE, "columns": explained_columns()},
        status=400 if form.errors else 200,
    )


@permission_required(PERMISSION, login_url="wagtailadmin_login")
def import_report(request: Any, archive_id: int) -> HttpResponse:
    """Show the report of an import; on POST make the drafts, or forget the files."""
    # Held while drafts are made: a second click waits, and then finds everything imported.
    rows = ImportArchive.objects.select_for_update() if request.method == "POST" else ImportArchive.objects
    kept = get_object_or_404(rows, pk=archive_id, sent_by=request.user)
    if request.method == "POST" and request.POST.get("decision") == "forget":
        forget(ImportArchive.objects.filter(pk=kept.pk))
        messages.success(request, _("The files of this import are gone. Drafts that were made stay."))
        return redirect("import_releases")
    archive = Archive()
    with kept.file.open("rb") as content:
        read_file("import.zip", content, archive)
    report = judge(archive, request.user)
    if request.method == "POST":
        make_drafts(report, archive, request.user)
        made = report.count(MADE)
        said = ngettext("%(count)s draft was made.", "%(count)s drafts were made.", made) % {"count": made}
        (messages.success if made else messages.warning)(request, said)
    return render(request, "news/import/report.html", {"kept": kept, "report": report, "counts": _counts(report)})


def forget(archives: QuerySet[ImportArchive]) -> None:
    """Delete archives with their files."""
    for archive in archives:
        archive.file.delete(save=False)
        archive.delete()


def _counts(report: Report) -> dict[str, int]:
    return {state: report.count(state) for state in (NEW, MADE, KNOWN, REFUSED)}
