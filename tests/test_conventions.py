"""The project keeps its conventions, and each checker of one finds a fault when there is one."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ProjectState
from django.utils.translation import override

from tests.conventions import python, stylesheets, templates, traces
from tests.conventions.files import APPS, all_files, name_of, of_sort
from tests.conventions.files import templates as all_templates

# Each exception names its reason; one that is not needed any more has to go.
SEES_EVERYTHING = {
    "portal/urls.py": "puts all apps' addresses together",
    "portal/management/": "sets up and fills the whole portal",
    "portal/demo/loading/": "is what load_demo does, a module for each part of the site",
}
ROUND_THE_GATE = {
    "portal/upkeep/": "lists what is public in every language for those who look after it",
    "portal/gate.py": "is the gate",
    "centres/freshness/": "asks for what is published to be confirmed, also what the gate hides",
    "centres/hours/presets.py": "asks partners about holidays, also for services that are not for everybody",
    "portal/management/commands/publish_due.py": "takes down what is live and expired",
    "portal/translation/sources.py": "asks whether a source is live before its translation goes live",
}
MAY_BE_LONG: dict[str, str] = {}


def text_of(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def faults(paths: list[Path], check: Any) -> dict[str, list[str]]:
    """Return what the check finds, by file."""
    found = {name_of(path): check(path) for path in paths}
    return {name: faults for name, faults in found.items() if faults}


def excused(name: str, exceptions: dict[str, str]) -> bool:
    """Say whether the file, or the folder it is in, is an exception."""
    return any(name == each or each.endswith("/") and name.startswith(each) for each in exceptions)


# Stylesheets and templates


def test_no_stylesheet_names_a_side_of_the_screen() -> None:
    assert faults(of_sort(".css"), lambda path: stylesheets.physical_sides(text_of(path))) == {}


@pytest.mark.parametrize(
    "css",
    [
        "a { margin-left: 1em; }",
        "a{left:0}",
        "a { text-align: right }",
        "a { float:left; }",
        "a { border-top-right-radius: 1px }",
        "a { background: linear-gradient(to right, red, blue); }",
        "@media (x) { a { padding-right: 0 } }",
        "a { transform-origin: left center; }",
    ],
)
def test_a_side_of_the_screen_is_found(css: str) -> None:
    assert len(stylesheets.physical_sides(css)) == 1


@pytest.mark.parametrize(
    "css",
    [
        "/* left: 0 */ a { margin-inline-start: 1em; }",
        ".arrow--left::before { content: 'left: 0;' }",
        "a { copyright: x; }",
        "a { background: url(left.svg) }",
        "a { color: bright }",
    ],
)
def test_words_that_only_look_like_a_side_are_not(css: str) -> None:
    assert stylesheets.physical_sides(css) == []


def test_no_template_says_anything_untranslated() -> None:
    assert faults(all_templates(), lambda path: templates.untranslated(text_of(path))) == {}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Search</p>",
        "<p>ابحث</p>",
        "<p>{{ count }} results</p>",
        '<a title="More">{{ x }}</a>',
        '<input placeholder="Search">',
        "{% if x %}Yes{% endif %}",
        '{% include "a.html" with title="Centres" only %}',
        "<p>{# why #}Left over</p>",
        '<img alt="A map">',
    ],
)
def test_untranslated_text_is_found(html: str) -> None:
    assert templates.untranslated(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p class="lead">{% translate "Search" %}</p>',
        "{% blocktranslate trimmed %}{{ n }} results{% endblocktranslate %}",
        "<p>{# a note #}</p>",
        "{% comment %}Text{% endcomment %}",
        '{% include "a.html" with title=_("Centres") kind="legal" only %}',
        "<p>IOM &middot; 122</p>",
        '<a title="{% translate "More" %}">{{ page.title }}</a>',
        '<meta name="robots" content="noindex">',
    ],
)
def test_translated_text_is_not_taken_for_a_fault(html: str) -> None:
    assert templates.untranslated(html) == []


def test_no_template_carries_inline_code() -> None:
    assert faults(all_templates(), lambda path: templates.inline_code(text_of(path))) == {}


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:red">',
        "<style>a{}</style>",
        "<script>x()</script>",
        '<a onclick="x()">',
        '<a href="javascript:x()">',
        '<p {% if a %}b{% endif %} style="{{ c }}">',
    ],
)
def test_inline_code_is_found(html: str) -> None:
    assert len(templates.inline_code(html)) == 1


def test_a_script_of_its_own_file_is_no_inline_code() -> None:
    assert (
        templates.inline_code('<script defer src="{% static "a.js" %}"></script><p data-style="x">on = off</p>') == []
    )


# Code


def test_imports_point_one_way() -> None:
    paths = [path for path in of_sort(".py") if not excused(name_of(path), SEES_EVERYTHING)]
    assert faults(paths, lambda path: python.wrong_imports(name_of(path), text_of(path))) == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("portal/gate.py", "import centres.models"),
        ("portal/models/pages.py", "def f():\n    from home.models import HomePage"),
        ("search/service.py", "from centres import models"),
        ("centres/listing.py", "from news.models import Topic"),
        ("news/feeds.py", "from home import front"),
        ("centres/hours/say.py", "from tests import conftest"),
        ("portal/a.py", 'import importlib\nimportlib.import_module("search.service")'),
    ],
)
def test_an_import_against_the_direction_is_found(name: str, code: str) -> None:
    assert len(python.wrong_imports(name, code)) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("home/front.py", "from news.models import Topic\nfrom centres import models\nimport portal.gate"),
        ("search/service.py", "from . import engines"),
        ("portal/workflow/views.py", "from ..models import User\nfrom .decisions import approve"),
        ("portal/a.py", "import search_engine, newspaper"),
    ],
)
def test_an_import_along_the_direction_is_no_fault(name: str, code: str) -> None:
    assert python.wrong_imports(name, code) == []


def test_only_the_gate_asks_which_pages_are_live() -> None:
    paths = [path for path in of_sort(".py") if not excused(name_of(path), ROUND_THE_GATE)]
    assert faults(paths, lambda path: python.ways_round_the_gate(text_of(path))) == {}


@pytest.mark.parametrize(
    "code",
    [
        "Page.objects.live()",
        "CentrePage.objects.filter(live=True)",
        "rows.exclude(live=False)",
        "Q(page__live=True)",
        "rows.public()",
        "rows.not_live()",
    ],
)
def test_a_way_round_the_gate_is_found(code: str) -> None:
    assert len(python.ways_round_the_gate(code)) == 1


def test_the_gate_itself_is_none() -> None:
    assert (
        python.ways_round_the_gate("CentrePage.objects.public(language).filter(pk=1)\npage.live\nPage(live=False)")
        == []
    )


@pytest.mark.parametrize(("exceptions", "check"), [(SEES_EVERYTHING, "imports"), (ROUND_THE_GATE, "gate")])
def test_every_exception_is_still_needed(exceptions: dict[str, str], check: str) -> None:
    checks = {
        "imports": lambda path: python.wrong_imports(name_of(path), text_of(path)),
        "gate": lambda path: python.ways_round_the_gate(text_of(path)),
    }
    found = faults(of_sort(".py"), checks[check])
    assert [each for each in exceptions if not any(excused(name, {each: ""}) for name in found)] == []


def test_nothing_is_longer_than_it_may_be() -> None:
    paths = [path for path in of_sort(".py", under=(*APPS, "tests", "bench")) if name_of(path) not in MAY_BE_LONG]
    assert faults(paths, lambda path: python.too_long(text_of(path))) == {}
    assert faults(all_templates(), lambda path: python.too_long(text_of(path), template=True)) == {}


def test_what_is_too_long_is_found() -> None:
    function = "def f():\n" + "    x = 1\n" * 30
    assert python.too_long(function) == ["f: 31 lines"]
    assert python.too_long(function.replace("    x", '    """\n    Says why.\n    """\n    x', 1)) == ["f: 31 lines"]
    assert python.too_long("x = 1\n" * 301) == ["301 lines"]
    assert python.too_long("<p>\n" * 81, template=True) == ["81 lines"]
    assert python.too_long("x = 1\n" * 300) == python.too_long("<p>\n" * 80, template=True) == []


def test_files_are_named_after_what_is_decided_in_them() -> None:
    assert [name_of(path) for path in all_files() if python.vague_name(name_of(path))] == []


@pytest.mark.parametrize(
    "name", ["portal/utils.py", "centres/helpers/hours.py", "portal/static/common.css", "tests/misc.py"]
)
def test_a_vague_name_is_found(name: str) -> None:
    assert python.vague_name(name)
    assert not python.vague_name("portal/common_words_of_everyone.py")


@pytest.mark.django_db  # because wagtail-localize's first migration asks the database when it is imported
def test_every_change_of_a_model_has_its_migration() -> None:
    with override(None):
        assert set(pending(ProjectState.from_apps(apps))) & set(APPS) == set()


@pytest.mark.django_db
def test_a_change_without_a_migration_is_found() -> None:
    with override(None):
        state = ProjectState.from_apps(apps)
        state.remove_field("portal", "shortaddress", "translation_key")
        assert set(pending(state)) & set(APPS) == {"portal"}


def pending(state: ProjectState) -> dict[str, Any]:
    """Return the migrations that are missing for the state of the models, by app; labels count untranslated."""
    loader = MigrationLoader(None)
    questioner = MigrationQuestioner({"ask_initial": True}, specified_apps=set(APPS), dry_run=True)
    return MigrationAutodetector(loader.project_state(), state, questioner).changes(graph=loader.graph)


# The repository


def test_nothing_tells_of_one_machine_or_a_registry() -> None:
    assert faults(all_files(), lambda path: traces.traces(text_of(path))) == {}


@pytest.mark.parametrize(
    "text",
    [
        "/" + "root/x",
        "see /" + "work/notes",
        "https://py" + "pi.org/simple",
        "--index" + "-url https://x",
        "/ho" + "me/ali/src",
    ],
)
def test_a_trace_of_a_machine_is_found(text: str) -> None:
    assert traces.traces(text)


@pytest.mark.parametrize(
    "text", ["/srv/markaz/", "network/framework/x", "https://example.org/home/page/", "{{ home_path }}/"]
)
def test_other_paths_are_no_trace(text: str) -> None:
    assert traces.traces(text) == []
