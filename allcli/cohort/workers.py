"""Chunks of cases through several processes, results in the order of the chunks.

Each worker has a pipe of its own and takes every n-th chunk, so that order needs no bookkeeping. A
few chunks wait at each worker, never more: memory does not grow with the cohort. A thread in the
worker empties its pipe at once, so that the two ends can never wait for each other to read; what is
done is taken from every worker as it comes, so that none waits for its turn to go on. What one has
found for a kind of patients the others are told at once: most rows of a registry are of kinds that
came before, and to find an answer costs fifty times what it costs to tell and to hear it.
"""

import gc
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any

from allcli.cohort.items import Item
from allcli.cohort.work import Done, Recipe, done
from allcli.engine.load import load_rulebook
from allcli.triage.shared import News, SharedAnswers

CHUNK = 16
WAITING = 3

Chunk = Sequence[Item]
Message = tuple[Chunk, News]  # of the two there is one


class WorkerLostError(RuntimeError):
    """A worker ended before its work did: killed, or out of memory."""


def results(items: Iterable[Item], recipe: Recipe, jobs: int) -> Iterator[Done]:
    """What came of every case, chunk by chunk, in order.

    With one job each case is answered before the next is read.
    """
    if jobs == 1:
        yield from _here(([item] for item in items), recipe)
        return
    chunks = _chunks(items)
    first = list(islice(chunks, 2))
    if len(first) < 2:  # not worth a second process
        yield from _here(first, recipe)
    else:
        yield from _elsewhere(chain(first, chunks), recipe, jobs)


def _chunks(items: Iterable[Item]) -> Iterator[Chunk]:
    left = iter(items)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _here(chunks: Iterable[Chunk], recipe: Recipe) -> Iterator[Done]:
    load_rulebook()
    _collect_garbage_again()
    shared = SharedAnswers()
    for chunk in chunks:
        yield done(chunk, recipe, shared)


def _collect_garbage_again() -> None:
    """A long run needs the collector that a short one does without; what is loaded stays."""
    gc.freeze()
    gc.enable()


def _elsewhere(chunks: Iterator[Chunk], recipe: Recipe, jobs: int) -> Iterator[Done]:
    load_rulebook()  # once, where a fork shares it
    workers: list[_Worker] = []
    waiting: deque[_Worker] = deque()
    try:
        for number, chunk in enumerate(chunks):
            if len(workers) < jobs and not _joined(workers, recipe):
                jobs = len(workers)
            if not jobs:
                yield from _here(chain([chunk], chunks), recipe)
                return
            worker = workers[number % jobs]
            worker.send(chunk)
            waiting.append(worker)
            if len(waiting) >= jobs * WAITING:
                yield _received(waiting.popleft(), workers)
        while waiting:
            yield _received(waiting.popleft(), workers)
    finally:
        for worker in workers:
            worker.end()


def _joined(workers: "list[_Worker]", recipe: Recipe) -> bool:
    """Whether the system has allowed one more worker; fewer give the same answers, only later."""
    try:
        workers.append(_Worker(recipe))
    except OSError:
        return False
    return True


def _received(worker: "_Worker", workers: "list[_Worker]") -> Done:
    """What a worker has done next; until it is there, what any of them has done is taken."""
    while not worker.done:
        ready = wait([other.pipe for other in workers if other.owes])
        for finder in [other for other in workers if other.pipe in ready]:
            if news := finder.receive():
                for learner in workers:
                    if learner is not finder:
                        learner.tell(news)
    return worker.done.popleft()


class _Worker:
    """A process and the pipe to it; how many chunks it owes, and what it has done."""

    def __init__(self, recipe: Recipe) -> None:
        self.owes = 0
        self.done: deque[Done] = deque()
        context: Any = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self.pipe, recipe), daemon=True
        )
        try:
            self._process.start()
        except OSError:
            self.pipe.close()
            raise
        finally:
            theirs.close()

    def send(self, chunk: Chunk) -> None:
        """Have a chunk done."""
        self._send((chunk, []))
        self.owes += 1

    def tell(self, news: News) -> None:
        """Pass on what another has found."""
        self._send(((), news))

    def _send(self, message: Message) -> None:
        try:
            self.pipe.send(message)
        except OSError:
            raise WorkerLostError from None

    def receive(self) -> News:
        """Take the chunk that is done, and what was found for it."""
        try:
            received: tuple[Done, News] = self.pipe.recv()
        except (EOFError, OSError):
            raise WorkerLostError from None
        result, news = received
        self.done.append(result)
        self.owes -= 1
        return news

    def end(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join()


def _serve(pipe: Connection, other_end: Connection, recipe: Recipe) -> None:
    """Answer chunks until the other end is closed, or gone with the process that held it."""
    other_end.close()  # or this copy of it would keep the pipe open for ever
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who writes the output
    load_rulebook()
    _collect_garbage_again()
    shared = SharedAnswers(telling=True)
    chunks: SimpleQueue[Chunk | None] = SimpleQueue()
    heard: SimpleQueue[News] = SimpleQueue()
    Thread(target=_empty, args=(pipe, chunks, heard), daemon=True).start()
    try:
        while (chunk := chunks.get()) is not None:
            while not heard.empty():
                shared.learn(heard.get())
            result = done(chunk, recipe, shared)
            pipe.send((result, shared.news()))
    except OSError:  # nobody reads any more
        return


def _empty(
    pipe: Connection, chunks: "SimpleQueue[Chunk | None]", heard: "SimpleQueue[News]"
) -> None:
    try:
        while True:
            chunk, news = pipe.recv()
            if chunk:
                chunks.put(chunk)
            else:
                heard.put(news)
    except (EOFError, OSError):
        chunks.put(None)
