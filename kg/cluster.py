"""Reading on several machines: a file that says how a reading process is started on each.

A worker is `python -m kg.reader` at the end of two pipes, so whatever carries stdin and stdout
carries work: ssh, srun, kubectl exec, docker exec.  Nothing listens on a port, nothing is shared
but the pipes, and only readings come back; the graph is made here::

    [[machine]]
    command = "ssh -o BatchMode=yes node1 /opt/kg/bin/python -m kg.reader"
    workers = 8
"""

from __future__ import annotations

import shlex
from pathlib import Path

import msgspec

from kg.errors import ClusterError
from kg.workers import Command


class _Machine(msgspec.Struct, forbid_unknown_fields=True):
    command: str
    workers: int = 1
    name: str = ""


class _Cluster(msgspec.Struct, forbid_unknown_fields=True):
    machine: list[_Machine]


def commands(path: Path | str, pipeline: str | None = None) -> tuple[Command, ...]:
    """The commands that a cluster file gives, one for each worker, machine after machine in turn.

    Args:
        path: a TOML file with a `[[machine]]` table for each machine: `command`, split as a
            shell would, how many `workers` it shall run (1), and a `name` for messages.
        pipeline: name or path of a spaCy pipeline on those machines, appended to each command.

    Raises:
        ClusterError: the file cannot be understood.
    """
    try:
        cluster = msgspec.toml.decode(Path(path).read_bytes(), type=_Cluster)
    except OSError as error:
        raise ClusterError(f"The cluster file {path} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ClusterError(
            f"The cluster file {path} cannot be understood: {error}. "
            'Give each machine a table: [[machine]], command = "ssh node1 kg-python -m kg.reader", '
            "workers = 8."
        ) from error
    if pipeline is not None and shlex.quote(pipeline) != pipeline:
        raise ClusterError(
            f"The pipeline's name {pipeline!r} would have to be quoted for a remote shell. "
            "Give it a name without spaces or signs."
        )
    rows = [[_command(one, pipeline, path)] * one.workers for one in cluster.machine]
    longest = max((len(row) for row in rows), default=0)
    found = tuple(row[turn] for turn in range(longest) for row in rows if turn < len(row))
    if not found:
        raise ClusterError(f"The cluster file {path} names no machine with a worker.")
    return found


def _command(machine: _Machine, pipeline: str | None, path: Path | str) -> Command:
    try:
        arguments = shlex.split(machine.command)
    except ValueError as error:
        raise ClusterError(
            f"The cluster file {path} holds a command that cannot be split into words "
            f"({error}): {machine.command}"
        ) from error
    if not arguments or machine.workers < 0:
        raise ClusterError(f"The cluster file {path} holds a machine without command or workers.")
    extra = () if pipeline is None else (pipeline,)
    return Command(machine.name or machine.command, (*arguments, *extra))
