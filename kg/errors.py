"""Every error kg raises on purpose.

::

    KgError                  the call could not be carried out (exit code 2)
    ├── InputError           a source cannot be read at all
    │   └── DocumentError    one document cannot be read: it is skipped, the run goes on
    ├── PipelineError        the language pipeline is missing or unfit
    ├── ClusterError         the cluster file cannot be understood, or a machine does not read
    ├── OutputError          the output folder is unwritable, foreign or in use
    ├── DecisionError        the decisions file cannot be understood
    ├── QueryError           a query is unknown, wrong, refused or took too long
    │   ├── QuerySyntaxError     it is not SPARQL
    │   ├── QueryRefusedError    it reaches outside the store, or its answer is too long
    │   └── QueryTimeoutError    it took longer than it may
    └── ExportError          an export format or option is unknown

Messages are one sentence that says what is wrong and one that says what to do.
"""

from __future__ import annotations


class KgError(Exception):
    """The call could not be carried out; the message says why and what to do."""


class InputError(KgError):
    """A source cannot be read at all."""


class DocumentError(InputError):
    """One document cannot be read; the run goes on without it."""


class PipelineError(KgError):
    """The language pipeline is missing or unfit."""


class ClusterError(KgError):
    """The cluster file cannot be understood, or a machine in it cannot read for us."""


class OutputError(KgError):
    """The output folder is unwritable, holds something else, or is in use."""


class DecisionError(KgError):
    """The decisions file cannot be understood."""


class QueryError(KgError):
    """A query is unknown, wrong, refused, or took too long."""


class QuerySyntaxError(QueryError):
    """A query is not SPARQL; the message says where (line and column)."""


class QueryRefusedError(QueryError):
    """A query reaches outside the store, or its answer is longer than allowed."""


class QueryTimeoutError(QueryError):
    """A query took longer than it may."""


class ExportError(KgError):
    """An export format or option is unknown."""
