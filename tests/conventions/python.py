"""Finds in Python code what the architecture forbids: imports against their direction, ways round the gate, giants."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

# What an app may import beside itself; search imports no content app.
MAY_IMPORT = {
    "portal": frozenset(),
    "centres": frozenset({"portal"}),
    "news": frozenset({"portal", "centres"}),
    "home": frozenset({"portal", "centres", "news"}),
    "search": frozenset({"portal"}),
}
OURS = frozenset({*MAY_IMPORT, "tests", "bench"})
LONGEST_MODULE, LONGEST_TEMPLATE, LONGEST_FUNCTION = 300, 80, 30


def wrong_imports(name: str, code: str) -> list[str]:
    """Return the imports, at the top or inside of functions, that the module with this path may not make."""
    app = name.split("/")[0]
    allowed = MAY_IMPORT[app] | {app}
    return [
        target
        for target in _imported(name, code)
        if target.split(".")[0] in OURS and target.split(".")[0] not in allowed
    ]


def _imported(name: str, code: str) -> Iterator[str]:
    package = PurePosixPath(name).parent.parts
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join([*start, *([node.module] if node.module else [])])
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            yield from (str(value.value) for value in node.args[:1] if isinstance(value, ast.Constant))


QUERIES = frozenset({"filter", "exclude", "get", "Q"})
LIVE = frozenset({"live", "live__exact", "live__in"})


def ways_round_the_gate(code: str) -> list[str]:
    """Return the calls that ask for live pages themselves instead of by ``public(language)``."""
    found = []
    for node in [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]:
        asks = _called(node) in QUERIES and any((word.arg or "").split("__")[-1] in LIVE for word in node.keywords)
        if asks or _called(node) in {"live", "not_live"} or _called(node) == "public" and not node.args:
            found.append(ast.unparse(node)[-80:])
    return found


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def too_long(code: str, template: bool = False) -> list[str]:
    """Return what is longer than it may be: the module or template, and functions, their docstrings not counted."""
    lines, most = len(code.splitlines()), LONGEST_TEMPLATE if template else LONGEST_MODULE
    found = [f"{lines} lines"] if lines > most else []
    if not template:
        functions = [
            node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        found += [f"{node.name}: {_length(node)} lines" for node in functions if _length(node) > LONGEST_FUNCTION]
    return found


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        length -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
    return length


VAGUE = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools", "stuff"})


def vague_name(name: str) -> bool:
    """Say whether a file or folder is named after nothing that is decided in it."""
    return not VAGUE.isdisjoint(PurePosixPath(name).with_suffix("").parts)
