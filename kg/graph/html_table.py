"""How a query result shows itself in a notebook: a table in which text stays text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table_html(header: Sequence[str], rows: Iterable[Sequence[object]], *, limit: int = 50) -> str:
    """Give rows as an HTML table; text is escaped, at most `limit` rows are shown."""
    listed = list(rows)
    head = "".join(f"<th>{escape(str(h))}</th>" for h in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape('' if v is None else str(v))}</td>" for v in row) + "</tr>"
        for row in listed[:limit]
    )
    more = len(listed) - limit
    note = f"<p>… and {more} more rows</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
