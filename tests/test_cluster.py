"""Reading on several machines: each is a command with a reader at its other end."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kg
from kg.cluster import commands
from kg.errors import ClusterError

PYTHON = sys.executable
NEWS = [
    f"{country} closed its border with Niger on Monday. Officials said it would stay closed."
    for country in ("Benin", "Nigeria", "Algeria", "Chad", "Mali")
]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of five short articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(NEWS):
        (folder / f"{number}.txt").write_text(text)
    return folder


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "cluster.toml"
    path.write_text(text)
    return path


def test_a_cluster_gives_the_same_bytes_as_this_machine(news: Path, tmp_path: Path) -> None:
    """Where a document was read leaves no trace in the graph."""
    machines = _file(
        tmp_path,
        f"""
        [[machine]]
        name = "one"
        command = "{PYTHON} -m kg.reader"
        [[machine]]
        name = "two"
        command = "sh -c 'exec {PYTHON} -m kg.reader'"
        """,
    )
    kg.build(news, tmp_path / "here", jobs=1).close()
    kg.build(news, tmp_path / "there", cluster=machines).close()
    for name in ("events.jsonl", "entities.jsonl", "graph.trig", "graph.gexf"):
        here, there = (tmp_path / place / name for place in ("here", "there"))
        assert here.read_bytes() == there.read_bytes(), name


def test_workers_take_turns_over_the_machines(tmp_path: Path) -> None:
    """The first workers to start are on different machines, and each gets the pipeline's name."""
    machines = _file(
        tmp_path,
        """
        [[machine]]
        command = "ssh node1 kg-reader"
        workers = 2
        [[machine]]
        name = "node2"
        command = "srun --nodelist 'node 2' kg-reader"
        """,
    )
    found = commands(machines, "en_core_web_sm")
    assert [one.name for one in found] == ["ssh node1 kg-reader", "node2", "ssh node1 kg-reader"]
    assert found[1].arguments == ("srun", "--nodelist", "node 2", "kg-reader", "en_core_web_sm")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[machine]\n", "cannot be understood"),
        ("[[machine]]\nhost = 'node1'\n", "host"),
        ("machine = []\n", "names no machine"),
        ("[[machine]]\ncommand = ''\n", "without command"),
        ('[[machine]]\ncommand = "ssh \'node1"\n', "split into words"),
        ("[[machine]]\ncommand = 'no-such-program-here'\n", "cannot be run"),
        (
            "[[machine]]\nname = 'node1'\ncommand = \"sh -c 'echo No route to host >&2'\"\n",
            "node1 does not read: No route to host",
        ),
        ("[[machine]]\nname = 'node1'\ncommand = 'echo Welcome'\n", "node1 does not read"),
    ],
)
def test_a_machine_that_cannot_read_is_named(
    news: Path, tmp_path: Path, text: str, message: str
) -> None:
    """Nothing is read when the cluster file or a machine is at fault, and the error says why."""
    with pytest.raises(ClusterError, match=message):
        kg.build(news, tmp_path / "graph", cluster=_file(tmp_path, text))


def test_machines_must_read_by_one_version(news: Path, tmp_path: Path) -> None:
    """A machine with another kg would give other readings; it is refused by name."""
    other = tmp_path / "other.py"
    other.write_text("import kg.reader as r\nr.rules_version = lambda: 'older'\nr.main()\n")
    machines = _file(
        tmp_path,
        f"""
        [[machine]]
        command = "{PYTHON} -m kg.reader"
        [[machine]]
        name = "node2"
        command = "{PYTHON} {other}"
        """,
    )
    with pytest.raises(ClusterError, match=r"node2 reads by version .*older"):
        kg.build(news, tmp_path / "graph", cluster=machines)


def test_a_pipeline_name_that_a_shell_would_split_is_refused(tmp_path: Path) -> None:
    """A remote shell gets words, so nothing in a name may mean something to it."""
    machines = _file(tmp_path, "[[machine]]\ncommand = 'ssh node1 kg-reader'\n")
    with pytest.raises(ClusterError, match="quoted"):
        commands(machines, "a; rm -rf b")
