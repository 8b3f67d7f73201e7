"""Decides which files are the project's own, and of which sort."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
APPS = ("portal", "centres", "news", "home", "search")
NOT_OURS = frozenset({".git", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", ".pytest_cache"})
BINARY = frozenset(
    {
        ".png",
        ".jpg",
        ".webp",
        ".avif",
        ".pdf",
        ".mp3",
        ".ogg",
        ".woff2",
        ".ttf",
        ".ico",
        ".mo",
        ".gz",
        ".pyc",
        ".source",
    }
)


def all_files() -> list[Path]:
    """Return every text file that belongs to the project."""
    found = []
    for path in PROJECT.rglob("*"):
        parts = path.relative_to(PROJECT).parts
        # Environments, whatever they are called beside .venv.
        if parts[0].startswith(".venv"):
            continue
        if path.is_file() and NOT_OURS.isdisjoint(parts) and path.suffix not in BINARY and parts[0] != ".env":
            found.append(path)
    return sorted(found)


def name_of(path: Path) -> str:
    """Return the path from the project's folder on."""
    return path.relative_to(PROJECT).as_posix()


def of_sort(*suffixes: str, under: tuple[str, ...] = APPS) -> list[Path]:
    """Return the files with these suffixes in these folders, migrations left out."""
    return [
        path
        for path in all_files()
        if path.suffix in suffixes and name_of(path).split("/")[0] in under and "migrations" not in path.parts
    ]


def templates() -> list[Path]:
    """Return every template, of pages and of mails."""
    return [path for path in of_sort(".html", ".txt", ".xml") if "templates" in path.parts]
