"""Environment variables become settings; bad ones are refused, and every one is in ``.env.example``."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal import environment
from portal.environment import env_bool, env_choice, env_int, env_list, env_path, env_secret, env_str, parse_env_file

EXAMPLE = environment.PROJECT_FOLDER / ".env.example"


@pytest.fixture(autouse=True)
def registry_is_restored() -> Iterator[None]:
    before = dict(environment.READ)
    yield
    environment.READ.clear()
    environment.READ.update(before)


def test_the_example_file_names_every_variable_once_with_its_default() -> None:
    assert settings.configured
    written = re.findall(r"^# (PORTAL_\w+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    defaults = {variable.name: variable.default for variable in environment.READ.values()}
    assert len(written) == len(dict(written))
    assert dict(written) == defaults


def test_the_example_file_sets_nothing_by_itself() -> None:
    assert parse_env_file(EXAMPLE.read_text(encoding="utf-8"), ".env.example") == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("true", True),
        ("YES", True),
        ("1", True),
        (" on ", True),
        ("false", False),
        ("No", False),
        ("0", False),
        ("", True),
    ],
)
def test_a_word_becomes_true_or_false(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("PORTAL_PROBE", value)
    assert env_bool("PROBE", True) is expected


def test_a_secret_stands_in_the_variable_or_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from the file\n", encoding="utf-8")
    monkeypatch.setenv("PORTAL_PROBE_FILE", str(tmp_path / "key"))
    assert env_secret("PROBE") == "from the file"
    monkeypatch.setenv("PORTAL_PROBE", "from the variable")
    assert env_secret("PROBE") == "from the variable"


def test_a_secret_whose_file_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PORTAL_PROBE_FILE", str(tmp_path / "nothing"))
    with pytest.raises(ImproperlyConfigured, match="PORTAL_PROBE_FILE"):
        env_secret("PROBE")


REFUSED: list[tuple[Callable[[], Any], str, str]] = [
    (lambda: env_bool("PROBE", False), "maybe", "true or false"),
    (lambda: env_int("PROBE", 1), "ten", "a whole number"),
    (lambda: env_int("PROBE", 1), "1.5", "a whole number"),
    (lambda: env_int("PROBE", 5, minimum=1, maximum=9), "10", "from 1 to 9"),
    (lambda: env_int("PROBE", 5, minimum=1), "0", "1 or more"),
    (lambda: env_int("PROBE", 5, maximum=9), "10", "9 or less"),
    (lambda: env_choice("PROBE", "a", ["a", "b"]), "c", "one of a, b"),
]


@pytest.mark.parametrize(("read", "value", "allowed"), REFUSED)
def test_a_bad_value_is_refused_with_its_name_and_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[], Any], value: str, allowed: str
) -> None:
    monkeypatch.setenv("PORTAL_PROBE", value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read()
    assert "PORTAL_PROBE" in str(refusal.value)
    assert allowed in str(refusal.value)


def test_numbers_may_be_written_with_arabic_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PROBE", "٢٥")
    assert env_int("PROBE", 1) == 25


def test_a_choice_is_spelled_as_the_setting_spells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PROBE", "debug")
    assert env_choice("PROBE", "INFO", ["DEBUG", "INFO"]) == "DEBUG"


def test_a_list_loses_its_blanks_and_an_empty_one_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PROBE", " a, b ,,c")
    assert env_list("PROBE", ["x"]) == ["a", "b", "c"]
    monkeypatch.setenv("PORTAL_PROBE", "")
    assert env_list("PROBE", ["x"]) == []


def test_a_relative_path_starts_at_the_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTAL_PROBE", "data/here")
    assert env_path("PROBE", "var") == environment.PROJECT_FOLDER / "data" / "here"


def test_what_is_not_set_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTAL_PROBE", raising=False)
    assert (env_str("PROBE", "text"), env_list("PROBE_LIST", ["x"])) == ("text", ["x"])


def test_a_variable_read_with_two_defaults_is_refused() -> None:
    env_int("PROBE", 1)
    with pytest.raises(ImproperlyConfigured, match="PORTAL_PROBE"):
        env_int("PROBE", 2)


def test_a_misspelled_variable_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_DEBGU", "true")
    assert environment.unknown_variables() == ["PORTAL_DEBGU"]


def test_an_env_file_is_read_with_comments_and_quotes() -> None:
    text = "# a comment\n\nPORTAL_A = one \nPORTAL_B=\"two words\"\nPORTAL_C='x=y'\nPORTAL_D=\n"
    expected = {"PORTAL_A": "one", "PORTAL_B": "two words", "PORTAL_C": "x=y", "PORTAL_D": ""}
    assert parse_env_file(text, ".env") == expected


@pytest.mark.parametrize("line", ["PORTAL_A", "=x", "export PORTAL_A=1", "two words=1"])
def test_a_line_that_assigns_nothing_is_named(line: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="my.env, line 2"):
        parse_env_file(f"# first\n{line}\n", "my.env")
