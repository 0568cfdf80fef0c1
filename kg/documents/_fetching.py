"""Addresses that the user named → bytes.  Nothing else in kg touches the network."""

from __future__ import annotations

import io
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

from kg.documents._articles import Origin
from kg.documents._extras import needed
from kg.documents._finding import format_of
from kg.errors import DocumentError

_LARGEST = 200 * 1024 * 1024  # bytes
_TIMEOUT = 30.0  # seconds without an answer
_MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "text/csv": "csv",
    "application/x-ndjson": "jsonl",
    "application/warc": "warc",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of an address, what they are, and where redirects led."""

    data: io.BytesIO
    origin: Origin
    format: str | None


def fetch(url: str, path: str) -> Fetched:
    """Fetch an address that the user named.

    Raises:
        DocumentError: there is no answer, or it is an error, or it is too large.
    """
    httpx = needed("httpx", "web addresses")
    data = io.BytesIO()
    try:
        with httpx.stream(
            "GET",
            url,
            follow_redirects=True,
            timeout=_TIMEOUT,
            headers={"User-Agent": "kg (knowledge graph builder)"},
        ) as response:
            response.raise_for_status()
            for chunk in response.iter_bytes():
                if data.tell() + len(chunk) > _LARGEST:
                    raise DocumentError(f"is larger than {_LARGEST >> 20} MB; download it first")
                data.write(chunk)
            media_type, charset = _content_type(response.headers.get("content-type", ""))
            final = str(response.url.copy_with(userinfo=b""))
    except httpx.HTTPStatusError as error:
        raise DocumentError(f"the server answered {error.response.status_code}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise DocumentError(f"cannot be fetched ({reason}); check the address") from error
    data.seek(0)
    format_ = _MEDIA_TYPES.get(media_type) or format_of(urlsplit(final).path)
    return Fetched(data, Origin(path, url=final, charset=charset), format_)


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = header
    return message.get_content_type() if header else "", message.get_content_charset()
