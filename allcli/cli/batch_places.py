"""What a run of `allcli batch` writes: never over a file that it reads, nor one over the other."""

import os
from pathlib import Path
from stat import S_ISREG

from allcli.cli.batch_options import BatchOptions
from allcli.cli.batch_output import RefusedError
from allcli.cli.save import refusal
from allcli.cohort.paths import Written, cohort_files
from allcli.cohort.place import target_of


def written_by(options: BatchOptions) -> Written:
    """The files that the run writes: by name, and those that its standard streams lead to."""
    places = [str(target_of(Path(name))) for name in (options.output, options.summary) if name]
    return Written(tuple(places), frozenset(_streams()))


def _streams() -> list[tuple[int, int]]:
    files = []
    for stream in (1, 2):
        try:
            status = os.fstat(stream)
        except OSError:  # closed
            continue
        if S_ISREG(status.st_mode):
            files.append((status.st_dev, status.st_ino))
    return files


def check_places(options: BatchOptions) -> None:
    """Refuse what would be lost. Raises RefusedError."""
    output, summary = options.output, options.summary
    if output and any(_same(output, name) for name in options.paths):
        raise RefusedError(f"{output}: is one of the files to be read; name another --output")
    if not summary:
        return
    said = refusal(Path(summary), force=options.force)
    if output and _same(summary, output):
        said = "is the output; name another file for the summary"
    elif output and str(target_of(Path(summary))).startswith(f"{target_of(Path(output))}.part"):
        said = "is kept for the output until that is whole; name another file for the summary"
    elif os.path.lexists(summary) and any(
        _same(summary, file.name) for file in cohort_files(options.paths, options.patterns)
    ):
        said = "is one of the files to be read; name another for the summary"
    if said:
        raise RefusedError(f"{summary}: {said}")


def _same(name: str, other: str) -> bool:
    """Whether two names lead to one file, be it there or not yet."""
    try:
        return Path(name).samefile(other)
    except OSError:
        return other != "-" and target_of(Path(name)) == target_of(Path(other))
