"""Makes facts for every fact field there is, read from the models, so that a field of tomorrow is written about too.

``turn`` says which of several different values is wanted; a field of a class that is not known here is an error.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from centres.blocks import PhoneNumberBlock
from centres.fields import ChoicesField
from centres.hours.fields import OpeningHoursField
from centres.models import CentrePage, Governorate, PartnerPage, Place
from news.models import AwarenessMaterialPage, Goal
from portal import facts
from portal.labels import LabelsField
from portal.models import ControlledTerm, PortalDocument, PortalImage, User
from tests.centres import factories
from tests.news import factories as newsroom
from tests.portal.staff import officer

OLD, NEW, FOREIGN = 0, 1, 2
HOURS = ("Su-Th 08:00-14:00", "Su-Th 09:00-15:00", "Mo-Su 00:00-24:00")
# Facts that decide whether the page or its facts are shown at all: only somebody else's value differs.
KEPT = {"address_hidden": False, "visibility": "public", "status": "active", "is_mobile": False}


def facts_of_turn(model: type[Any], turn: int) -> dict[str, Any]:
    """Return a value for every fact field of the page type."""
    return {name: _stated(model, name, turn) for name in model.fact_fields}


def comparable(page: Any) -> dict[str, Any]:
    """Return every fact of the page's row in a form that can be compared; a row is known by its UUID."""
    return {name: _comparable(page, name) for name in page.fact_fields}


def _comparable(page: Any, name: str) -> Any:
    if facts.is_relation(type(page), name):
        rows = [
            {field.attname: field.value_to_string(row) for field in row._meta.concrete_fields}
            for row in _rows(page, name)
        ]
        return [{key: value for key, value in row.items() if key not in {"id", "page_id"}} for row in rows]
    value = getattr(page, name)
    if hasattr(value, "all"):
        return sorted(one.pk for one in value.all())
    return value.get_prep_value() if hasattr(value, "get_prep_value") else value


def _rows(page: Any, name: str) -> list[Any]:
    return sorted(getattr(page, name).all(), key=lambda row: str(getattr(row, "uuid", row.pk)))


def _stated(model: type[Any], name: str, turn: int) -> Any:
    if facts.is_relation(model, name):
        child = model._meta.get_field(name).related_model
        return [child(**_row(child, turn))]
    field = model._meta.get_field(name)
    if name in KEPT and turn != FOREIGN:
        return KEPT[name]
    return [_related(field.related_model, turn)] if isinstance(field, ParentalManyToManyField) else _value(field, turn)


def _row(child: type[Any], turn: int) -> dict[str, Any]:
    """Return the values of an inline row; of two links of which one is chosen, the first."""
    values: dict[str, Any] = {}
    for field in child._meta.concrete_fields:
        is_own = field.primary_key or isinstance(field, ParentalKey) or field.name in {"uuid", "sort_order"}
        is_second_link = field.null and any(isinstance(one, models.Model) for one in values.values())
        if not is_own and not (isinstance(field, models.ForeignKey) and is_second_link):
            values[field.name] = _value(field, turn)
    return values


def _value(field: Any, turn: int) -> Any:
    if isinstance(field, models.ForeignKey):
        return _related(field.related_model, turn)
    if isinstance(field, ChoicesField):
        return [field.options[turn % len(field.options)][0]]
    if field.choices:
        others = [value for value, _label in field.choices if value and value != field.get_default()]
        return others[turn % len(others)]
    for kind, sample in PLAIN.items():
        if isinstance(field, kind):
            return sample(field, turn)
    raise AssertionError(f"tests/portal/fact_samples.py makes no {type(field).__name__} ({field})")


def _between(field: Any, turn: int) -> float:
    """Return a number within the field's validators."""
    limits = {type(one).__name__: one.limit_value for one in field.validators if hasattr(one, "limit_value")}
    least, most = limits.get("MinValueValidator", 1), limits.get("MaxValueValidator", 100)
    return round(least + (most - least) * (turn + 2) / 10, 3)


PLAIN: dict[type[Any], Callable[[Any, int], Any]] = {
    StreamField: lambda field, turn: _blocks(field.stream_block, turn),
    OpeningHoursField: lambda field, turn: HOURS[turn],
    LabelsField: lambda field, turn: factories.labels(f"حقيقة {turn}", f"Fact{turn}"),
    models.URLField: lambda field, turn: f"https://fact{turn}.example.org/",
    models.EmailField: lambda field, turn: f"fact{turn}@example.org",
    models.BooleanField: lambda field, turn: turn != NEW,
    models.FloatField: _between,
    models.DecimalField: _between,
    models.IntegerField: lambda field, turn: int(_between(field, turn)),
    models.DateTimeField: lambda field, turn: datetime(2019, 9, 11 + turn, 9, tzinfo=ZoneInfo("Asia/Baghdad")),
    models.DateField: lambda field, turn: date(2019, 9, 11 + turn),
    models.TimeField: lambda field, turn: time(9 + turn),
    models.CharField: lambda field, turn: f"FACT{turn}",
    models.TextField: lambda field, turn: f"FACT{turn}",
}


def _blocks(stream: Any, turn: int) -> list[tuple[str, Any]]:
    """Return a stream with one block of its first type."""
    name, child = next(iter(stream.child_blocks.items()))
    return [(name, _block(child, turn))]


def _block(block: Any, turn: int) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {name: _block(child, turn) for name, child in block.child_blocks.items()}
    for kind, sample in BLOCKS.items():
        if isinstance(block, kind):
            return sample(block, turn)
    raise AssertionError(f"tests/portal/fact_samples.py makes no {type(block).__name__}")


BLOCKS: dict[type[Any], Callable[[Any, int], Any]] = {
    PhoneNumberBlock: lambda block, turn: f"+96470000000{51 + turn}",
    DocumentChooserBlock: lambda block, turn: _related(PortalDocument, turn),
    ImageChooserBlock: lambda block, turn: _related(PortalImage, turn),
    blocks.ChoiceBlock: lambda block, turn: block.field.choices[1][0],
    blocks.DateBlock: lambda block, turn: date(2020, 9, 11 + turn),
    blocks.EmailBlock: lambda block, turn: f"fact{turn}@example.org",
    blocks.URLBlock: lambda block, turn: f"https://fact{turn}.example.org/",
    blocks.IntegerBlock: lambda block, turn: 3 + turn,
    blocks.RichTextBlock: lambda block, turn: f"<p>FACT{turn}</p>",
    blocks.TextBlock: lambda block, turn: f"FACT{turn}",
    blocks.CharBlock: lambda block, turn: f"FACT{turn}",
}


def _related(model: type[Any], turn: int) -> Any:
    """Return one thing of the model for each turn, made when it is not there."""
    if model in RELATED:
        return RELATED[model](turn)
    if issubclass(model, ControlledTerm):
        return model.objects.get_or_create(key=f"fact-{turn}", defaults={"labels": _labels(turn)})[0]
    raise AssertionError(f"tests/portal/fact_samples.py makes no {model.__name__}")


def _labels(turn: int) -> dict[str, str]:
    return factories.labels(f"قيمة{turn}", f"Value{turn}")


def _page(model: type[Any], make: Callable[..., Any]) -> Callable[[int], Any]:
    def found(turn: int) -> Any:
        slug = f"fact-{turn}"
        return model.objects.filter(slug=slug, source=None).first() or make(slug, {"ar": f"قيمة{turn}"})

    return found


RELATED: dict[type[Any], Callable[[int], Any]] = {
    User: lambda turn: User.objects.filter(username=f"focal{turn}").first() or officer(f"focal{turn}"),
    PortalImage: lambda turn: (
        PortalImage.objects.filter(title=f"Fact{turn}").first()
        or newsroom.picture(f"Fact{turn}", credit=f"Credit{turn}")
    ),
    PortalDocument: lambda turn: (
        PortalDocument.objects.filter(title=f"fact{turn}.pdf ar").first() or newsroom.document(f"fact{turn}.pdf")
    ),
    Governorate: lambda turn: factories.governorate(f"fact-{turn}", f"محافظة{turn}", f"Region{turn}", turn + 10),
    Place: lambda turn: factories.place(f"fact-{turn}", f"بلدة{turn}", f"Town{turn}", _related(Governorate, turn)),
    Goal: lambda turn: newsroom.goal(turn + 1, f"هدف{turn}", f"Goal{turn}"),
    CentrePage: _page(CentrePage, factories.centre),
    PartnerPage: _page(PartnerPage, factories.partner),
    AwarenessMaterialPage: _page(AwarenessMaterialPage, newsroom.material),
}
