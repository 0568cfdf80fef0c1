"""The help of every command: complete, ends with an example, and quick to show."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

import kg.cli.commands
from kg.cli import run
from kg.cli.app import app

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]
README = Path(__file__).parents[2] / "README.md"
HEAVY = ("spacy", "numpy", "pyoxigraph", "rdflib", "networkx", "trafilatura", "rich", "starlette")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_ends_with_an_example_of_it(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last line of `kg NAME --help` shows a call that the command would take."""
    assert run([name, "--help"]) == 0
    last = capsys.readouterr().out.rstrip().splitlines()[-1].strip()
    assert last.startswith(f"Example: kg {name}")
    words = shlex.split(last.removeprefix("Example: kg "))[1:]
    get_command(app).commands[name].make_context(name, words)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_explained(name: str) -> None:
    """No parameter without a help text, no command without a sentence about it."""
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    assert command.help
    assert [one.name for one in command.params if not getattr(one, "help", None)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    """A command that the README does not name is not documented."""
    assert re.search(rf"\bkg {name}\b", README.read_text(encoding="utf-8"))


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    """Every call shown in a code block of the README is one of ours."""
    text = README.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    calls = re.findall(r"^(?:\$ )?kg ([a-z]+)", "\n".join(blocks), flags=re.MULTILINE)
    assert set(calls) <= set(COMMANDS)
    assert calls


def test_help_is_shown_without_loading_what_is_slow() -> None:
    """`kg --help` imports neither the language pipeline nor the database nor the web server."""
    program = (
        "import sys; from kg.cli import run; run(['--help']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == "[]"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """`kg --help` names the commands and ends with an example."""
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(re.search(rf"^  {name}  +\S", shown, flags=re.MULTILINE) for name in COMMANDS)
    assert shown.rstrip().splitlines()[-1].strip() == "Example: kg build seeds"


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """`kg --version` prints one line."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"kg {kg.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["buidl"], ["build"], ["build", "x", "--jobs", "0"], ["query", "--no-such"]]
)
def test_a_wrong_call_ends_with_exit_code_2_and_a_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Misspelt commands, missing arguments and impossible values are the caller's to mend."""
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Usage: kg" in shown.err
