"""One run of `allcli batch`: reading, writing, interruption, summary, exit code."""

import os
import sys
from contextlib import ExitStack, suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import typer

from allcli import __version__
from allcli.case.files.source_text import shown
from allcli.cli.batch_options import BatchOptions
from allcli.cli.batch_output import RefusedError, hold, opened, state_to_resume
from allcli.cli.batch_pages import finish, page_folder
from allcli.cli.batch_places import check_places, written_by
from allcli.cli.deliver import DOCUMENTS, ending
from allcli.cli.files import cases_alone
from allcli.cli.save import save
from allcli.cli.say import say
from allcli.cli.streams import LostOutputError
from allcli.cohort.output import ExistsError, FileOutput, Output, OutputError
from allcli.cohort.paths import Written, cohort_files, size_of
from allcli.cohort.resume import State
from allcli.cohort.run import ResumeError, Run
from allcli.cohort.small_counts import without_small
from allcli.cohort.stream import items
from allcli.cohort.tally import UNREAD, UNREADABLE, Tally
from allcli.cohort.work import Done, Recipe
from allcli.cohort.workers import WorkerLostError
from allcli.engine.load import load_rulebook
from allcli.report.progress import Progress

INTERRUPTED = 130  # as shells know it


def perform(recipe: Recipe, options: BatchOptions) -> int:
    """Run, and answer the exit code."""
    run = Run(recipe, fingerprint(recipe))
    with ExitStack() as held:
        try:
            hold(options, held)
            check_places(options)
            state = state_to_resume(recipe, options, run.fingerprint)
            if options.html:
                folder = held.enter_context(page_folder(options.html))
                run.recipe = recipe._replace(pages=str(folder))
            if state:
                run.recipe = recipe._replace(today=date.fromisoformat(state.today))
            output = opened(run.recipe, options, state)
        except (RefusedError, OutputError) as error:
            _refuse(str(error))
        return _perform(run, options, state, output)


def _perform(run: Run, options: BatchOptions, state: State | None, output: Output) -> int:
    written = written_by(options)
    teller = Teller(run, options, written)
    files = cases_alone(cohort_files(options.paths, options.patterns, written, run.notes))
    stream = items(files, options.syntax, run.recipe.mapping, run.notes)
    try:
        if state:
            run.resume(stream, state)
        run.go(stream, options.jobs or _cores(), output, teller.watch)
    except KeyboardInterrupt:
        return _interrupted(run, output, teller)
    except LostOutputError:
        teller.clear()
        raise
    except (OutputError, ResumeError, WorkerLostError) as error:
        teller.clear()
        _give_up(error, output)
    teller.pages()
    teller.end()
    bad = run.tally["cases"]
    if bad["read"] == bad[UNREADABLE] and (bad["read"] or run.notes):
        named = run.faults[0] if run.faults else shown(options.paths[0])
        _refuse(f"{named}: nothing could be read")
    if unread := bad[UNREAD]:
        many = "1 file" if unread == 1 else f"{unread:,} files"
        _refuse(f"{many} could not be read, or not to the end; all else is assessed")
    return int(options.strict and bool(bad["not assessed"] or bad["with an id that came before"]))


def _interrupted(run: Run, output: Output, teller: "Teller") -> int:
    try:
        output.keep()
    except LostOutputError:  # the interruption has ended the reader too
        pass
    except OutputError as error:
        teller.clear()
        _give_up(error, output)
    teller.show()
    _say(f"interrupted after {run.cases:,} cases{_kept(output)}")
    return INTERRUPTED


def _give_up(error: Exception, output: Output) -> NoReturn:
    """Say why the run ends before its time; a half-written file goes, one to resume stays."""
    if isinstance(error, ExistsError):
        output.keep()
        _refuse(f"{error}{_kept(output)}; --force replaces it")
    if isinstance(error, OutputError):
        output.drop()
        _refuse(f"{error}; nothing was kept")
    with suppress(OutputError):
        output.keep()
    if isinstance(error, ResumeError):
        _refuse(
            "the cases before the interruption, or their local rulebooks, are no longer the same; "
            "--force begins anew"
        )
    _refuse(f"a worker process was ended from outside{_kept(output)}")


def _kept(output: Output) -> str:
    """Where an interrupted run left what it has done."""
    if not isinstance(output, FileOutput):
        return ""
    if not output.part.exists():
        return "; nothing was written"
    if not output.resumable:
        return f"; they are in {output.shown}"
    return f"; they are in {output.shown}, and --resume goes on from there"


class Teller:
    """What is said on standard error while a run goes on, and after it."""

    def __init__(self, run: Run, options: BatchOptions, written: Written) -> None:
        self._run, self._options = run, options
        self._progress = None
        if sys.stderr.isatty() and not options.quiet:
            self._progress = Progress(sys.stderr, size_of(options.paths, options.patterns, written))

    def watch(self, done: Done) -> None:
        """Take note of a chunk that is done."""
        if self._progress:
            self._progress.add(len(done.digests), done.size)

    def clear(self) -> None:
        """Leave no progress behind on the terminal."""
        if self._progress:
            self._progress.clear()

    def end(self) -> None:
        """The summary: to its file, else to standard error."""
        if self._options.summary:
            self.clear()
            self._save(self._options.summary)
        else:
            self.show()

    def show(self) -> None:
        """The summary on standard error; so also that of half a run, which fills no file."""
        self.clear()
        if not self._options.quiet:
            self._show()

    @property
    def _counts(self) -> Tally:
        """What was counted, without what is too small to be told."""
        tally, least = self._run.tally, self._options.min_count
        return without_small(tally, least) if least else tally

    def _said(self) -> list[str]:
        """The first faults and repeated ids, and how many more there are.

        They are of single patients: nothing where small counts are left out.
        """
        if self._options.min_count:
            return []
        cases = self._run.tally["cases"]
        said = list(self._run.faults)
        said += [
            f"{repeated.place}: id {repeated.id} came before" for repeated in self._run.repeated
        ]
        more = cases["not assessed"] + cases["with an id that came before"] - len(said)
        return [*said, f"and {more:,} more; the output names them"] if more > 0 else said

    def _show(self) -> None:
        from allcli.report.summary import lines
        from allcli.report.terminal import console, write

        to = console(sys.stderr, self._options.color)
        write(to, lines(self._counts, self._said(), to.width))

    def pages(self) -> None:
        """The page of the cohort, in the folder of those of its patients."""
        if not self._options.html:
            return
        from allcli.report.pages.summary import Counted

        counted = Counted(self._run.tally, self._said(), self._run.pages)
        try:
            finish(self._options.html, Path(self._run.recipe.pages), counted)
        except OSError as error:
            self.clear()
            _refuse(f"{self._options.html}: {(error.strerror or str(error)).lower()}")

    def _save(self, name: str) -> None:
        text = self._text(ending(name))
        try:
            save(Path(name), text, force=self._options.force)
        except OSError as error:
            _refuse(f"{name}: {(error.strerror or str(error)).lower()}")

    def _text(self, form: str) -> str:
        """The summary as its file will hold it."""
        from allcli.report.document.formats import documents
        from allcli.report.pages.summary import Counted
        from allcli.report.summary import as_json, lines

        tally, said = self._counts, self._said()
        if form == "json":
            return as_json(tally)
        if form in DOCUMENTS:
            return documents("summary")[form].text(Counted(tally, said))
        made = lines(tally, said, 100)
        return "".join("".join(words for words, _ in line) + "\n" for line in made)


def fingerprint(recipe: Recipe) -> str:
    """What stands for how cases are assessed and written: all but the day of today.

    What project files name is in the hash over the cases, each of which has its own.
    """
    everywhere = recipe.rules.everywhere
    parts = (
        __version__, load_rulebook().hash, everywhere and everywhere.mark,
        recipe.mapping.model_dump_json(), recipe.form, recipe.columns, recipe.as_of, recipe.place,
        recipe.by,
    )  # fmt: skip
    return sha256(repr(parts).encode()).hexdigest()


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _say(text: str) -> None:
    say(f"allcli: {text}")


def _refuse(text: str) -> NoReturn:
    _say(text)
    raise typer.Exit(2)
