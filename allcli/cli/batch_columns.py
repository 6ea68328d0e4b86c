"""The columns of `allcli batch`: what there are, and those that are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

import typer

from allcli.case.problems import closest
from allcli.cohort.paths import ENDINGS, cohort_files
from allcli.engine.load import load_rulebook
from allcli.engine.local import Rules
from allcli.report.columns import COLUMNS, DEFAULT, OF_OPTION, PLACE, TABLE, names
from allcli.rulebook.model import Rulebook
from allcli.rulebook.verify import RulebookError


def chosen_columns(form: str, asked: str, rulebooks: Iterable[Rulebook]) -> tuple[str, ...]:
    """The columns that are asked for, checked; CSV always says why a case was not assessed.

    Each must be one by at least one of the rulebooks.
    """
    if asked and form == "fhir":
        raise typer.BadParameter("FHIR is written whole: leave --columns out")
    usual = {"table": TABLE, "csv": DEFAULT}.get(form, ())
    chosen: list[str] = []
    for name in filter(None, (word.strip() for word in asked.split(","))):
        chosen += DEFAULT if name == "default" else (name,)
    chosen = list(dict.fromkeys(chosen)) or list(usual)
    check_columns(chosen, rulebooks)
    needs_error = form in ("csv", "table") and "error" not in chosen
    return (*chosen, "error") if needs_error else tuple(chosen)


def check_columns(chosen: list[str], rulebooks: Iterable[Rulebook]) -> None:
    """Refuse what is no column by any of the rulebooks."""
    known = known_columns(chosen, rulebooks)
    unknown = next((name for name in chosen if name not in known), None)
    if unknown is not None:
        near = closest(unknown, known) or "`--columns list` shows all"
        raise typer.BadParameter(f"{unknown!r} is no column; {near}")


def known_columns(chosen: list[str], rulebooks: Iterable[Rulebook]) -> list[str]:
    """Columns by our rulebook and, where they lack one of the chosen, by each that is laid over."""
    known: dict[str, None] = {}
    for rulebook in rulebooks:
        criteria = (criterion.id for criterion in rulebook.criteria)
        known |= dict.fromkeys(names(rulebook.options, criteria))
        if known.keys() >= set(chosen):
            break
    return list(known)


def used(rules: Rules, paths: Sequence[str], glob: str, day: date | None) -> Iterator[Rulebook]:
    """Our rulebook; then, for whoever asks on, each with local ones that holds for a case."""
    yield load_rulebook()
    seen = {b""}
    for file in cohort_files(paths, (glob,) if glob else ENDINGS):
        local = rules.of(file.name)
        if local.mark not in seen:
            seen.add(local.mark)
            with suppress(RulebookError):  # the records of its cases will say why
                yield local.rulebook(day)


def list_columns() -> None:
    """Every column with its meaning."""
    fixed = {name: says for name, (says, _) in (*PLACE.items(), *COLUMNS.items())}
    for name, says in fixed.items():
        typer.echo(f"{name:22} {says}{' (default)' if name in DEFAULT else ''}")
    for name, (says, _) in OF_OPTION.items():
        typer.echo(f"{name + '.OPTION':22} {says}")
    typer.echo(f"{'finding.CRITERION':22} yes, no, unknown; `allcli criteria list` names them")
    typer.echo(f"OPTION is one of {', '.join(load_rulebook().options)}")
