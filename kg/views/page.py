"""The HTML page: one file that shows who acts on whom, and the sentences that say so.

The file asks for nothing on the network: the drawing library that pyvis ships, styles, script
and data all lie within, and its content security policy allows only the scripts written here.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.model import ResolvedCorpus
from kg.views.files import write_text
from kg.views.page_data import page_data

SCRIPTS = (
    *("dom", "data", "state", "filters", "select", "graph", "labels", "search", "timeline"),
    *("evidence", "panel", "path", "table", "export", "about", "main"),
)
"""The parts of the page's script (`templates/page/*.js`), in order."""

STYLES = ("base", "layout", "parts", "phone")
"""The parts of its style sheet (`templates/page/*.css`), in order."""

_VIS = "lib/vis-9.1.2/vis-network"


def write_page(corpus: ResolvedCorpus, path: Path, *, manifest: Mapping[str, Any]) -> None:
    """Write the page of a corpus as one self-contained HTML file.

    Args:
        corpus: what is shown.
        path: the file to write.
        manifest: what the graph was made of, as in `manifest.json`; of its keys `kg`,
            `counts`, `decisions`, `documents` (`read_by`) and `skipped` are shown where given.
    """
    write_text(path, render_page(corpus, manifest))


def render_page(corpus: ResolvedCorpus, manifest: Mapping[str, Any]) -> str:
    """Give the page as text; the same corpus and manifest give the same text."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.views", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    library, script = _vis(".min.js"), _script()
    outlets = sorted({one.source for one in corpus.documents if one.source})
    return environment.get_template("page.html").render(
        title=_title(outlets, len(corpus.documents)),
        policy=_policy(library, script),
        library=library,
        script=script,
        styles=_vis_styles() + "".join(_part(f"{name}.css") for name in STYLES),
        data=safe_json(page_data(corpus, manifest)),
    )


def safe_json(value: Any) -> str:
    """Give JSON that can stand in a script element, whatever the texts in it say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _title(outlets: list[str], documents: int) -> str:
    articles = "1 article" if documents == 1 else f"{documents:,} articles"
    return f"Who acts on whom: events from {articles}" + (
        f" of {outlets[0]}" if len(outlets) == 1 else ""
    )


def _policy(*scripts: str) -> str:
    """Give a content security policy under which only these scripts run and nothing is loaded."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'"
        for one in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _script() -> str:
    parts = "\n".join(_part(f"{name}.js") for name in SCRIPTS)
    return f"(function () {{\n'use strict';\n{parts}\n}})();\n"


def _part(name: str) -> str:
    return files("kg.views").joinpath("templates", "page", name).read_text(encoding="utf-8")


def _vis(ending: str) -> str:
    """Give a file of vis-network as pyvis ships it, without the map that would be fetched."""
    place = files("pyvis").joinpath("templates", *f"{_VIS}{ending}".split("/"))
    text = place.read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", text).replace("\r\n", "\n")


def _vis_styles() -> str:
    """Give the style sheet of vis-network without the pictures of buttons that are not shown."""
    return re.sub(r"[\w-]+:\s*url\([^)]*\)[^;}]*;?", "", _vis(".css"))
