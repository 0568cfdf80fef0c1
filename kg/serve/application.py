"""The web application: routes, who may do what, and the answers to failures."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.graph.execute import Answer, Request
from kg.graph.store import open_store
from kg.serve import access, graph_store, pages, protocol
from kg.serve.delivery import Delivery
from kg.serve.description import VOID_QUERY, service_description
from kg.serve.negotiation import TRIPLES, choose
from kg.serve.pool import Pool
from kg.serve.problems import ServiceError, answer
from kg.serve.settings import Settings

if TYPE_CHECKING:
    from kg.graph.worker import Task

_HTML = "text/html"


def app(output: Path | str, settings: Settings | None = None) -> Starlette:
    """Make the web application of a graph.

    Args:
        output: the folder that `kg build` filled.
        settings: limits and permissions.

    Raises:
        OutputError: the folder holds no graph.
    """
    service = _Service(Path(output), settings or Settings())
    open_store(service.store)
    catch = service.catching
    static = StaticFiles(packages=[("kg.serve", "static")])
    asking, everything = ["GET", "POST", "OPTIONS"], ["GET", "PUT", "POST", "DELETE", "OPTIONS"]
    return Starlette(
        routes=[
            Route("/", catch(service.home)),
            Route("/graph", catch(service.graph_page)),
            *_routes("/sparql", catch(service.sparql), asking),
            *_routes("/query", catch(service.sparql), asking),
            *_routes("/update", catch(service.update), ["POST", "OPTIONS"]),
            Route("/store", catch(service.graph_store), methods=everything),
            Route("/store/{graph:path}", catch(service.graph_store), methods=everything),
            Route("/.well-known/void", catch(service.void)),
            Route("/queries", catch(service.queries)),
            Route("/terms", catch(service.terms)),
            Route("/bind", catch(service.bind), methods=["POST"]),
            Mount("/static", static),
        ],
        middleware=[
            Middleware(access.TrustedNames, names=service.settings.names),
            Middleware(
                CORSMiddleware,
                allow_origins=list(service.settings.cors),
                allow_origin_regex=access.LOCAL_ORIGIN,
                allow_methods=["HEAD", *everything],
                allow_headers=["Accept", "Authorization", "Content-Type"],
                expose_headers=["Location", "Retry-After"],
            ),
        ],
        lifespan=service.lifespan,
    )


Handler = Callable[[HttpRequest], Awaitable[Response]]


def _routes(path: str, handler: Handler, methods: list[str]) -> list[Route]:
    """Route a path with and without a slash at its end: a redirect would lose a POST's body."""
    return [Route(path, handler, methods=methods), Route(f"{path}/", handler, methods=methods)]


class _Service:
    """The handlers of one graph, with its workers."""

    def __init__(self, output: Path, settings: Settings) -> None:
        self.output = output
        self.store = output / "store"
        self.settings = settings
        self._readers: Pool | None = None
        self._writer: Pool | None = None
        self._delivery = Delivery(8 * settings.limit, settings.patience)

    @contextlib.asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Have worker processes while the application runs."""
        limits = self.settings
        make = partial(
            Pool,
            self.store,
            timeout=limits.timeout,
            patience=limits.patience,
            memory=limits.memory,
        )
        self._readers = make(limits.workers)
        if limits.token is not None:
            self._writer = make(1, writable=True)
        try:
            yield
        finally:
            for pool in (self._readers, self._writer):
                if pool is not None:
                    pool.close()

    def catching(self, handler: Handler) -> Handler:
        """Answer failures of a handler, and add the headers that all answers bear."""

        async def safe(request: HttpRequest) -> Response:
            try:
                response = _guarded(await handler(request))
                return await self._delivery.prepare(request, response)
            except Exception as error:
                return _guarded(answer(error))

        return safe

    # ── SPARQL ───────────────────────────────────────────────────────────────────────────

    async def sparql(self, request: HttpRequest) -> Response:
        """Answer a query; without one, describe the service, or show people the query page."""
        if request.method == "OPTIONS":
            return _allowed("GET, HEAD, POST, OPTIONS")
        operation = await protocol.read_operation(request, self.settings.patience)
        if operation.update is not None:
            return await self._update(request, operation)
        if operation.query is None:
            return self._describe(request)
        accept = request.headers.get("accept")
        task = protocol.query_task(operation, accept, self.settings.limit)
        found = await self._perform(request, self._reading(), task)
        return protocol.query_response(found, accept)

    async def update(self, request: HttpRequest) -> Response:
        """Carry out an update."""
        if request.method == "OPTIONS":
            return _allowed("POST, OPTIONS")
        operation = await protocol.read_operation(request, self.settings.patience)
        if operation.update is None:
            raise ServiceError(400, "Send an update. Queries go to /sparql.")
        return await self._update(request, operation)

    async def _update(self, request: HttpRequest, operation: protocol.Operation) -> Response:
        writer = self._writing(request)
        await self._perform(request, writer, protocol.update_task(operation))
        return Response(status_code=204)

    def _describe(self, request: HttpRequest) -> Response:
        offers = {**TRIPLES, _HTML: "html"}
        chosen = choose(request.headers.get("accept"), offers)
        if chosen is None:
            raise ServiceError(406, f"Accept one of {', '.join(TRIPLES)}.")
        if chosen == _HTML:
            return pages.query_page()
        endpoint = str(request.url.replace(query="", fragment=""))
        data = service_description(endpoint, self.settings.token is not None, TRIPLES[chosen])
        return Response(data, media_type=protocol.with_charset(chosen))

    async def graph_store(self, request: HttpRequest) -> Response:
        """Give a graph, or change it."""
        if request.method == "OPTIONS":
            return _allowed("GET, HEAD, PUT, POST, DELETE, OPTIONS")
        reading = request.method in {"GET", "HEAD"}
        if reading and not graph_store.names_a_graph(request):
            return self._describe(request)
        pool = self._reading() if reading else self._writing(request)
        task, location = await graph_store.read_task(request, self.settings.patience)
        found = await self._perform(request, pool, task)
        return graph_store.response(task, found, location)

    async def void(self, request: HttpRequest) -> Response:
        """Describe the dataset."""
        chosen = choose(request.headers.get("accept"), TRIPLES) or "text/turtle"
        task = Request(VOID_QUERY, graph=TRIPLES[chosen])
        found = await self._perform(request, self._reading(), task)
        return Response(found.data, media_type=protocol.with_charset(chosen))

    # ── pages ────────────────────────────────────────────────────────────────────────────

    async def home(self, _: HttpRequest) -> Response:
        """Show the query page."""
        return pages.query_page()

    async def graph_page(self, _: HttpRequest) -> Response:
        """Show the graph page that the build made."""
        return await asyncio.to_thread(pages.graph_page, self.output)

    async def queries(self, _: HttpRequest) -> Response:
        """List the named queries for the query page."""
        return await asyncio.to_thread(pages.queries)

    async def terms(self, _: HttpRequest) -> Response:
        """List what the query page can complete."""
        return await asyncio.to_thread(pages.terms)

    async def bind(self, request: HttpRequest) -> Response:
        """Bind the variables of a query to values given as texts; name slips in the query."""
        body = await protocol.read_body(request, 1 << 20, self.settings.patience)
        loop = asyncio.get_running_loop()

        def ask(task: Request) -> Answer:
            return asyncio.run_coroutine_threadsafe(self._reading().run(task), loop).result()

        return await asyncio.to_thread(pages.bind, body, self.store, ask)

    # ── who, and how ─────────────────────────────────────────────────────────────────────

    def _reading(self) -> Pool:
        assert self._readers is not None
        return self._readers

    def _writing(self, request: HttpRequest) -> Pool:
        """Give the writing worker to a client that may write.

        Raises:
            ServiceError: the graph is read-only or a foreign page asks (403), or the token is
                missing or wrong (401).
        """
        if self._writer is None or self.settings.token is None:
            raise ServiceError(
                403, "This graph is read-only. Start `kg serve --writable` to change it."
            )
        if not access.is_right_token(request.headers.get("authorization", ""), self.settings.token):
            raise ServiceError(
                401, "Send the token: Authorization: Bearer TOKEN.", WWW_Authenticate="Bearer"
            )
        if access.is_foreign_page(request.headers, self.settings.cors):
            raise ServiceError(403, "Pages of other servers may not write. See `kg serve --cors`.")
        return self._writer

    async def _perform(self, request: HttpRequest, pool: Pool, task: Task) -> Answer:
        """Carry out a task, and stop when the client has gone away."""
        work = asyncio.ensure_future(pool.run(task))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                work.cancel()
                raise ServiceError(499, "The client went away.")
            return work.result()
        finally:
            gone.cancel()


async def _gone(request: HttpRequest) -> None:
    """Return when the client has closed the connection."""
    while not await request.is_disconnected():
        await asyncio.sleep(0.25)


def _guarded(response: Response) -> Response:
    """Add the headers that all answers bear."""
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Content-Security-Policy", pages.NOTHING)
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def _allowed(methods: str) -> Response:
    return Response(status_code=204, headers={"Allow": methods})
