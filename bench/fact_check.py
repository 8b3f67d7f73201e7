"""Prints precision and recall of the fact check on pairs of sentences: ``python bench/fact_check.py [file.jsonl …]``.

Each line of a file is ``{"id": "a1", "ar": "…", "en": "…", "expect": ["number"]}``; ``expect`` names the kinds of the
errors that were put in, and is empty for a pair that agrees. Kinds are in ``portal/fact_check/findings.py``. Without a
file it takes the pairs it was developed with and those that were set aside. ``--show`` prints what was missed or wrong.
"""

import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT.parent))
SETS = ("developed", "held_out", "set_aside", "first_sight", "releases")


@dataclass
class Result:
    """What became of the pairs of one file, counted by kind."""

    hits: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    right: int = 0
    right_without_finding: int = 0
    wrong: int = 0
    wrong_with_finding: int = 0
    mistakes: list[str] = field(default_factory=list)
    milliseconds: float = 0

    @property
    def precision(self) -> float:
        """Return the share of findings that were put in."""
        return share(self.hits.total(), self.false.total())

    @property
    def recall(self) -> float:
        """Return the share of what was put in that was found."""
        return share(self.hits.total(), self.missed.total())


def main(arguments: list[str]) -> int:
    """Print a table for each file."""
    paths = [Path(one) for one in arguments if not one.startswith("--")]
    for path in paths or [ROOT / "fact_check" / f"{name}.jsonl" for name in SETS]:
        result = measure(path)
        if "--show" in arguments:
            sys.stdout.write("".join(result.mistakes))
        sys.stdout.write(table(path.stem, result))
    return 0


def shipped_lexicon() -> Any:
    """Return the names of the shipped gazetteer, glossary and bodies: no database is needed."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from centres.fact_names import shipped_names
    from portal.fact_check.lexicon import Lexicon
    from portal.fact_check.registry import glossary_names
    from portal.glossary.loading import shipped

    return Lexicon([*shipped_names(), *glossary_names(tuple(row.values()) for row in shipped())])


def measure(path: Path) -> Result:
    """Check the pairs of a file and count what was found."""
    from portal.fact_check.report import check_pair

    lexicon, result = shipped_lexicon(), Result()
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    begun = time.perf_counter()
    for pair in pairs:
        count(pair, check_pair(pair["ar"], pair["en"], lexicon), result)
    result.milliseconds = (time.perf_counter() - begun) * 1000 / max(1, len(pairs))
    return result


def count(pair: dict[str, Any], findings: list[Any], result: Result) -> None:
    """Add one pair to the result."""
    expected, found = set(pair.get("expect") or []), {one.kind for one in findings}
    result.hits.update(expected & found)
    result.missed.update(expected - found)
    result.false.update(found - expected)
    result.right += not expected
    result.right_without_finding += not expected and not found
    result.wrong += bool(expected)
    result.wrong_with_finding += bool(expected and found)
    if found != expected:
        said = [(one.kind, one.how, *(side.said for side in one.sides)) for one in findings]
        result.mistakes.append(f"{pair.get('id')}: expected {sorted(expected)}, found {said}\n")
        result.mistakes.append(f"    {pair['ar']}\n    {pair['en']}\n")


def table(name: str, result: Result) -> str:
    """Return the figures of one file as text."""
    lines = [f"\n{name}: {result.right + result.wrong} pairs, {result.milliseconds:.1f} ms each"]
    lines.append(f"{'kind':16}{'put in':>8}{'found':>8}{'missed':>8}{'false':>8}{'precision':>11}{'recall':>9}")
    for kind in [*sorted({*result.hits, *result.missed, *result.false}), "all"]:
        counts = [
            sum(one.values()) if kind == "all" else one[kind] for one in (result.hits, result.missed, result.false)
        ]
        hit, missed, false = counts
        figures = f"{share(hit, false):>11.2f}{share(hit, missed):>9.2f}"
        lines.append(f"{kind:16}{hit + missed:>8}{hit:>8}{missed:>8}{false:>8}{figures}")
    lines.append(f"right pairs without a finding: {result.right_without_finding} of {result.right}")
    lines.append(f"wrong pairs with a finding: {result.wrong_with_finding} of {result.wrong}")
    return "\n".join(lines) + "\n"


def share(part: int, rest: int) -> float:
    """Return the part of the whole, 1 for nothing of nothing."""
    return part / (part + rest) if part + rest else 1.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
