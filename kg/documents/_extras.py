"""Libraries that only some formats need, imported when such a file comes."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.errors import DocumentError


def needed(module: str, what: str) -> Any:
    """Import an optional library.

    Args:
        module: its name.
        what: the kind of document that cannot be read without it, in the plural.

    Raises:
        DocumentError: it is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise DocumentError(
            f"cannot be read without the library {library}; for {what}, "
            'type: pip install "kg[inputs]"'
        ) from error
