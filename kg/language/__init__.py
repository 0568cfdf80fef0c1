"""The language room: documents in, annotated spaCy Docs out."""

from kg.language.pipeline import annotate, load, version

__all__ = ["annotate", "load", "version"]
