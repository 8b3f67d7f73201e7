"""The commands of the Makefile: what is installed, when a step runs again, and what is said when something is amiss."""

import ast
import gettext
import importlib.metadata
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from portal.bootstrap import commands, programs, serving, site, virtualenv
from portal.bootstrap.catalogues import compile_catalogues
from portal.bootstrap.fingerprint import PROJECT, Stamp, fingerprint
from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import Step, run_quietly

LOCKED = [virtualenv.RUNTIME, virtualenv.TESTS]
NEEDS_PACKAGES = {"site", "catalogues"}
# LGPL libraries may be used from any programme; GPL ones would bind the whole portal.
COPYLEFT = re.compile(r"(?<!L)\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Centre"\nmsgstr "{}"\n'


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_locked_requirements_hold_exact_versions_with_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|--index|--extra-index|--find-links|-i ", text)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries and all(re.match(r"[\w.\[\]-]+==[\w.]+", entry) and "--hash=sha256:" in entry for entry in entries)


def test_the_tests_use_the_very_versions_that_run() -> None:
    runtime, tests = (
        set(re.findall(r"^(\S+==\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)) for path in LOCKED
    )
    assert runtime < tests


def test_no_package_that_runs_is_under_the_gpl() -> None:
    names = re.findall(r"^([\w.-]+)==", virtualenv.RUNTIME.read_text(encoding="utf-8"), re.MULTILINE)
    bound = []
    for name in names:
        try:
            told = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        licences = [told.get("License-Expression") or "", (told.get("License") or "").splitlines()[:1]]
        licences += [line for line in told.get_all("Classifier", []) if line.startswith("License")]
        bound += [name for licence in licences if COPYLEFT.search(str(licence))]
    assert "pillow-heif" not in names, "its wheels carry x265, which is GPL"
    assert not bound


def test_the_first_module_can_be_read_by_old_pythons_so_that_it_can_ask_for_a_newer_one() -> None:
    source = (PROJECT / "portal" / "bootstrap" / "__main__.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))


@pytest.mark.parametrize("path", sorted((PROJECT / "portal" / "bootstrap").glob("*.py")), ids=lambda path: path.stem)
def test_what_runs_before_the_installation_imports_only_what_python_brings(path: Path) -> None:
    if path.stem in NEEDS_PACKAGES:
        assert not any(path.stem in imported for imported in _imports_of_the_others())
        return
    allowed = sys.stdlib_module_names | {"portal"}
    assert {name.split(".")[0] for name in _imports(path)} <= allowed


def _imports(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def _imports_of_the_others() -> list[str]:
    folder = PROJECT / "portal" / "bootstrap"
    others = [path for path in folder.glob("*.py") if path.stem not in NEEDS_PACKAGES]
    return [name for path in others for name in _imports(path) if name.startswith("portal.bootstrap.")]


def test_a_step_runs_again_when_content_changes_and_not_when_only_the_time_does(tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", Stamp(tmp_path / "stamps" / "step")
    source.write_text("one", encoding="utf-8")
    assert not stamp.matches(fingerprint([source]))
    stamp.set(fingerprint([source]))
    source.touch()
    assert stamp.matches(fingerprint([source]))
    source.write_text("two", encoding="utf-8")
    assert not stamp.matches(fingerprint([source]))


def test_a_fingerprint_does_not_depend_on_where_the_project_lies_or_on_the_order(tmp_path: Path) -> None:
    one, two = PROJECT / "Makefile", PROJECT / "manage.py"
    assert fingerprint([one, two]) == fingerprint([two, one])
    assert fingerprint([one], "3.11") != fingerprint([one], "3.12")


def test_catalogues_are_compiled_without_gettext_and_only_when_their_text_changed(tmp_path: Path) -> None:
    folder = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text(CATALOGUE.format("مركز"), encoding="utf-8")
    assert compile_catalogues(tmp_path / "locale") == [folder / "django.mo"]
    with (folder / "django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Centre") == "مركز"
    assert compile_catalogues(tmp_path / "locale") == []
    source.write_text(CATALOGUE.format("المركز"), encoding="utf-8")
    assert len(compile_catalogues(tmp_path / "locale")) == 1


def test_a_missing_compiled_catalogue_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE.format("مركز"), encoding="utf-8")
    compile_catalogues(tmp_path / "locale")
    (folder / "django.mo").unlink()
    assert compile_catalogues(tmp_path / "locale") == [folder / "django.mo"]


def test_a_port_that_is_taken_is_named_with_another_one() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(Obstacle) as obstacle:
            serving.require_free_port("127.0.0.1", port)
    assert f"127.0.0.1:{port}" in obstacle.value.problem
    assert f"PORT={port + 1}" in obstacle.value.remedy


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(
    port: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", port)
    assert commands.run(["run"]) == 1
    assert "from 1 to 65535" in capfd.readouterr().err


def test_an_unknown_command_names_the_known_ones(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["fly"]) == 2
    assert "test-faults" in capfd.readouterr().out


def test_a_quick_step_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with Step("Doing little"):
        pass
    assert capfd.readouterr().out == ""


def test_a_step_over_two_seconds_says_how_far_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    program = "import time; print('half', flush=True); time.sleep(2.4)"
    run_quietly("Doing much", [sys.executable, "-c", program], detail=lambda line: line.strip())
    told = capfd.readouterr().out
    assert re.search(r"Doing much … \d+ s \(half\)", told)
    assert re.search(r"Doing much: done in \d+ s", told)


def test_a_command_that_fails_shows_its_output_and_the_remedy() -> None:
    with pytest.raises(Obstacle) as obstacle:
        run_quietly(
            "Failing", [sys.executable, "-c", "print('why'); raise SystemExit(3)"], remedy=lambda output: "cure"
        )
    assert "why" in obstacle.value.problem and "exit status 3" in obstacle.value.problem
    assert obstacle.value.remedy == "cure"


def test_packages_that_cannot_be_had_are_told_with_the_way_out(tmp_path: Path) -> None:
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_RETRIES": "0",
        "PIP_CONFIG_FILE": "/dev/null",
        "PATH": "/bin",
    }
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(tmp_path), "six==1.16.0"]
    done = subprocess.run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "HTTPS_PROXY" in virtualenv._advice(done.stdout + done.stderr)


def test_what_the_tests_need_is_here_or_named(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = programs.Component("A browser", "no-such-browser", lambda: False)
    monkeypatch.setattr(programs, "COMPONENTS", (absent,))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Obstacle, match="A browser") as obstacle:
        programs.ensure()
    assert "apt-get install no-such-browser" in obstacle.value.remedy


def test_every_target_of_the_makefile_is_in_its_help() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    told = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    assert targets == told == set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]


def test_continuous_integration_calls_the_two_test_targets_and_nothing_else() -> None:
    lines = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    calls = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert calls == ["make --no-print-directory test", "make --no-print-directory test-faults"]


@pytest.mark.django_db
def test_search_is_brought_up_to_date_once_for_each_way_of_storing(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "search.updated")
    site._update_search(stamp, again=False)
    assert stamp.matches(site.search_fingerprint())
    written = stamp.path.stat().st_mtime_ns
    site._update_search(stamp, again=False)
    assert stamp.path.stat().st_mtime_ns == written
    stamp.set("another version")
    site._update_search(stamp, again=False)
    assert stamp.matches(site.search_fingerprint())
