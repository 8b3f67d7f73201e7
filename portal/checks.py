"""The architecture as system checks: what a reviewer would otherwise have to remember."""

from typing import Any

from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import BooleanField

from . import facts
from .environment import unknown_variables


@checks.register("portal")
def every_field_is_fact_or_words(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a page type with a field that is declared neither fact nor words, or both, or that does not exist."""
    from .page_types import page_types

    found: list[checks.CheckMessage] = []
    for model in page_types():
        words, stated = set(model.word_fields), set(model.fact_fields)
        own = facts.own_field_names(model)
        found += [
            _error(model, f"{name} is declared neither fact nor words", "E001") for name in sorted(own - words - stated)
        ]
        found += [_error(model, f"{name} is declared both fact and words", "E002") for name in sorted(words & stated)]
        found += [
            _error(model, f"{name} is declared but is no field of it", "E003")
            for name in sorted((words | stated) - own)
        ]
        translated = {field.field_name for field in model.translatable_fields}
        found += [
            _error(model, f"{name} is a fact and would be translated", "E004") for name in sorted(translated & stated)
        ]
    return found


@checks.register("portal")
def facts_may_be_blank(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a fact column that a translation could not leave blank."""
    from .page_types import page_types

    found: list[checks.CheckMessage] = []
    for model in page_types():
        for name in model.fact_fields:
            if facts.is_relation(model, name):
                continue
            field = model._meta.get_field(name)
            if not field.blank and not isinstance(field, BooleanField):
                found.append(
                    _error(model, f"the fact {name} must be blank on translations: give it blank=True", "E005")
                )
    return found


@checks.register("portal", checks.Tags.database)
def no_translation_holds_a_fact(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Report every translation in the database that states a fact of its own (``check --database default``)."""
    from .page_types import page_types

    found: list[checks.CheckMessage] = []
    for model in page_types() if databases and _is_migrated() else []:
        for page in model.objects.filter(source__isnull=False):
            if names := facts.stated_facts(page):
                found.append(_error(model, f"page {page.pk} is a translation and holds {', '.join(names)}", "E006"))
    return found


@checks.register("portal")
def page_types_have_templates(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a page type without its template."""
    from django.template import TemplateDoesNotExist
    from django.template.loader import get_template

    from .page_types import page_types

    found: list[checks.CheckMessage] = []
    for model in page_types():
        try:
            get_template(model.template)
        except TemplateDoesNotExist:
            found.append(_error(model, f"its template {model.template} does not exist", "E007"))
    return found


def _is_migrated() -> bool:
    """Say whether the database has today's tables: ``migrate`` runs the checks before it makes them."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@checks.register("portal")
def variables_are_known(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn of environment variables that begin like ours and that no setting reads: most likely misspelled."""
    return [
        checks.Warning(f"{name} is set, and no setting reads it.", id="portal.W001") for name in unknown_variables()
    ]


def _error(model: type, what: str, code: str) -> checks.Error:
    return checks.Error(f"{model.__name__}: {what}.", obj=model, id=f"portal.{code}")
