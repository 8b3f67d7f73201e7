"""Decides how an environment variable becomes a typed setting, and refuses a value that is none.

Every reader takes the name without the prefix: ``env_int("UPLOAD_MEGABYTES", 20)`` reads ``PORTAL_UPLOAD_MEGABYTES``.
A variable that is not set means the default, and so does an empty one where empty is no value of that type (bool, int,
path, choice). Variables may also stand in a file ``.env`` beside ``manage.py`` (``PORTAL_ENV_FILE`` names another file,
or none when it is empty); what is really in the environment wins over the file.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PREFIX = "PORTAL_"
PROJECT_FOLDER = Path(__file__).resolve().parent.parent
ENV_FILE_VARIABLE = f"{PREFIX}ENV_FILE"
TRUE_WORDS = frozenset({"true", "1", "yes", "on"})
FALSE_WORDS = frozenset({"false", "0", "no", "off"})


@dataclass(frozen=True)
class Variable:
    """One variable that a setting was read from: full name, type as a word, and default as it would be written."""

    name: str
    kind: str
    default: str
    choices: tuple[str, ...] = ()


READ: dict[str, Variable] = {}
"""Every variable read so far, by full name; a test compares it with ``.env.example``."""


def env_str(name: str, default: str = "") -> str:
    """Return the variable's text, without blanks at its ends; an empty value is an empty text."""
    _register(name, "text", default)
    value = _value(name)
    return default if value is None else value


def env_secret(name: str) -> str:
    """Return the variable's text, or else the text of the file that the variable with ``_FILE`` behind its name names.

    Raise ImproperlyConfigured when that file cannot be read.
    """
    value, path = env_str(name), env_str(f"{name}_FILE")
    if value or not path:
        return value
    try:
        return _absolute(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{PREFIX}{name}_FILE names {path}, which cannot be read: {error}.") from error


def env_bool(name: str, default: bool) -> bool:
    """Return True or False; raise ImproperlyConfigured for a word that is neither."""
    _register(name, "bool", "true" if default else "false")
    value = (_value(name) or "").lower()
    if not value:
        return default
    if value in TRUE_WORDS | FALSE_WORDS:
        return value in TRUE_WORDS
    raise _refusal(name, value, "true or false (also 1/0, yes/no, on/off)")


def env_int(name: str, default: int, *, minimum: int | None = None, maximum: int | None = None) -> int:
    """Return a whole number within the bounds given; raise ImproperlyConfigured for anything else."""
    _register(name, "int", str(default))
    value = _value(name)
    if not value:
        return default
    try:
        number = int(value)
    except ValueError:
        raise _refusal(name, value, _describe_range(minimum, maximum)) from None
    if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
        raise _refusal(name, value, _describe_range(minimum, maximum))
    return number


def env_list(name: str, default: Sequence[str] = ()) -> list[str]:
    """Return the parts of a comma-separated value, without blanks and empty parts; an empty value is an empty list."""
    _register(name, "list", ",".join(default))
    value = _value(name)
    if value is None:
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]


def env_path(name: str, default: Path | str) -> Path:
    """Return an absolute path; a relative one starts at the project folder, and ``~`` is the user's home."""
    _register(name, "path", _written_path(_absolute(default)))
    return _absolute(_value(name) or default)


def env_choice(name: str, default: str, choices: Sequence[str]) -> str:
    """Return one of the choices, spelled as given there; raise ImproperlyConfigured for another word."""
    _register(name, "choice", default, tuple(choices))
    value = _value(name)
    if not value:
        return default
    by_word = {choice.lower(): choice for choice in choices}
    if value.lower() not in by_word:
        raise _refusal(name, value, "one of " + ", ".join(choices))
    return by_word[value.lower()]


def unknown_variables() -> list[str]:
    """Return the PORTAL_ variables that are set and that no setting has read: most likely misspelled."""
    known = READ.keys() | {ENV_FILE_VARIABLE}
    return sorted(name for name in {**_FILE, **os.environ} if name.startswith(PREFIX) and name not in known)


def parse_env_file(text: str, source: str) -> dict[str, str]:
    """Return the assignments of a ``NAME=value`` file as systemd's EnvironmentFile reads its simple form.

    Blank lines and lines that begin with ``#`` are ignored, one pair of quotes round a value is dropped. Raise
    ImproperlyConfigured, naming ``source`` and the line, for a line that assigns nothing.
    """
    values = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"{source}, line {number}: expected NAME=value or a # comment.")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        values[name.strip()] = value
    return values


def _read_env_file(environ: Mapping[str, str]) -> dict[str, str]:
    chosen = environ.get(ENV_FILE_VARIABLE)
    if chosen == "":
        return {}
    path = _absolute(chosen or ".env")
    if chosen is None and not path.is_file():
        return {}
    try:
        return parse_env_file(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise ImproperlyConfigured(f"{ENV_FILE_VARIABLE} names {path}, which cannot be read: {error}.") from error


def _register(name: str, kind: str, default: str, choices: tuple[str, ...] = ()) -> None:
    variable = Variable(PREFIX + name, kind, default, choices)
    if READ.setdefault(variable.name, variable) != variable:
        raise ImproperlyConfigured(f"{variable.name} is read twice, with different defaults.")


def _value(name: str) -> str | None:
    value = os.environ.get(PREFIX + name, _FILE.get(PREFIX + name))
    return None if value is None else value.strip()


def _absolute(path: Path | str) -> Path:
    return (PROJECT_FOLDER / Path(path).expanduser()).resolve()


def _written_path(path: Path) -> str:
    return path.relative_to(PROJECT_FOLDER).as_posix() if path.is_relative_to(PROJECT_FOLDER) else str(path)


def _describe_range(minimum: int | None, maximum: int | None) -> str:
    match minimum, maximum:
        case None, None:
            return "a whole number"
        case _, None:
            return f"a whole number, {minimum} or more"
        case None, _:
            return f"a whole number, {maximum} or less"
    return f"a whole number from {minimum} to {maximum}"


def _refusal(name: str, value: str, allowed: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{PREFIX}{name} is {value!r}; allowed: {allowed}.")


_FILE = _read_env_file(os.environ)
