"""An upgrade of Wagtail or wagtail-localize that would undo an override, a hook, a door or a setting fails here, loudly."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver

from portal import admin_pages, wagtail_hooks
from portal.bootstrap.site import APPS
from portal.translation import guard
from tests.attacks.routes import routes
from tests.conventions.files import PROJECT

TABLE = Path(__file__).with_name("upstream.txt")
UPSTREAM = ("wagtail", "wagtail_localize", "modelcluster", "treebeard")
PACKAGES = {name: Path(importlib.import_module(name).__file__ or "").parent for name in ("wagtail", "wagtail_localize")}


def rows() -> list[tuple[str, str]]:
    """Return (name, parameters) of the table."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(name, parameters) for name, _space, parameters in (line.partition(" ") for line in lines)]


def upstream(name: str) -> Any:
    """Return what upstream calls so."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = inspect.getattr_static(found, part)
        return getattr(found, "__func__", found)
    raise AssertionError(f"{name} is gone")


@cache
def source_of(package: str) -> str:
    """Return all Python code of an installed package."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGES[package].rglob("*.py")))


def our_classes() -> Iterator[type]:
    """Yield every class of our own that is loaded with the site."""
    for app in APPS:
        for path in sorted((PROJECT / app).rglob("*.py")):
            name = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
            if not {"migrations", "bootstrap", "management"} & set(name.split(".")):
                module = importlib.import_module(name.removesuffix(".__init__"))
                yield from (one for one in vars(module).values() if inspect.isclass(one) and one.__module__ == name)


@pytest.mark.parametrize(("name", "parameters"), rows(), ids=[name for name, _parameters in rows()])
def test_what_is_overridden_takes_the_parameters_it_took(name: str, parameters: str) -> None:
    found = inspect.signature(upstream(name)).parameters.values()
    assert " ".join(str(one).split(":")[0].split("=")[0] for one in found) == parameters


def test_every_private_name_of_upstream_that_is_overridden_stands_in_the_table() -> None:
    # By what they are, and not by name: Wagtail moves methods between the classes of its pages.
    known = {upstream(name) for name, _parameters in rows()}
    lacking = set()
    for ours in our_classes():
        for name in [one for one in vars(ours) if re.fullmatch(r"_[a-z][a-z_]+", one)]:
            theirs = next((base for base in ours.__mro__[1:] if name in vars(base)), object)
            if not theirs.__module__.startswith(UPSTREAM) or not inspect.isroutine(vars(theirs)[name]):
                continue
            if getattr(vars(theirs)[name], "__func__", vars(theirs)[name]) not in known:
                lacking.add(f"{theirs.__module__}.{theirs.__qualname__}.{name}")
    assert not lacking


def test_every_hook_that_is_registered_is_called_by_somebody() -> None:
    names = set()
    for app in APPS:
        for path in (PROJECT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "hooks.register":
                    names |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    assert len(names) > 15
    code = source_of("wagtail") + source_of("wagtail_localize")
    assert not [name for name in names if f'"{name}"' not in code and f"'{name}'" not in code]


def test_the_doors_of_wagtail_localize_have_the_names_by_which_they_are_open_or_closed() -> None:
    from wagtail_localize.wagtail_hooks import register_admin_urls

    (resolver,) = register_admin_urls()
    names = {pattern.name for pattern in _patterns(resolver)}
    assert names >= guard.OPEN
    assert resolver.namespace == "wagtail_localize"
    code = source_of("wagtail_localize")
    for name in guard.RESTART_FIELDS | admin_pages.SYNCED_MODE_ITEMS:
        assert f'"{name}"' in code, f"the editor's {name} is called otherwise now"


def _patterns(resolver: Any) -> Iterator[Any]:
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from _patterns(one)
        else:
            yield one


def test_the_doors_of_wagtail_that_are_closed_are_there() -> None:
    names = {f"{space}:{pattern.name}" if space else pattern.name for space, pattern in _named(get_resolver())}
    assert names >= guard.CLOSED
    assert any("snippets/choose" in one and one.endswith("create/") for one in routes())


def _named(resolver: Any, space: str = "") -> Iterator[tuple[str, Any]]:
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from _named(one, ":".join(part for part in (space, one.namespace) if part))
        else:
            yield space, one


def test_the_form_of_a_translation_asks_for_languages_by_the_name_that_is_read() -> None:
    code = source_of("wagtail_localize")
    assert "locales = " in code and "include_subtree" in code


def test_every_template_of_wagtail_that_is_replaced_is_still_one_of_its_own() -> None:
    ours = PROJECT / "portal" / "templates"
    replaced = [path.relative_to(ours) for path in (ours / "wagtailadmin").rglob("*") if path.is_file()]
    assert replaced
    theirs = {
        path.relative_to(folder)
        for folder in PACKAGES["wagtail"].rglob("templates")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert not [str(path) for path in replaced if path not in theirs]
    for path in replaced:
        assert str(ours) in str(get_template(str(path)).origin.name)  # type: ignore[attr-defined]


def test_every_setting_for_wagtail_is_one_that_it_reads() -> None:
    code = source_of("wagtail") + source_of("wagtail_localize")
    named = [name for name in dir(settings) if name.startswith(("WAGTAIL", "TAGGIT"))]
    assert len(named) > 10
    assert not [name for name in named if name.startswith("WAGTAIL") and name not in code]


def test_wagtails_own_panel_of_reviews_is_the_one_that_is_replaced() -> None:
    from wagtail.admin.views import home

    assert wagtail_hooks.WorkflowObjectsToModeratePanel is home.WorkflowObjectsToModeratePanel
    assert "WorkflowObjectsToModeratePanel()" in inspect.getsource(home)


def test_the_versions_are_those_that_were_looked_at() -> None:
    assert wagtail.__version__.split(".")[0] in {"7", "8"}
    assert wagtail_localize.__version__.split(".")[:2] == ["1", "14"]
