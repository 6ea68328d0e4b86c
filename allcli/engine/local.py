"""Which local rulebooks hold for a case, decided in one place for every command.

Those that are named for all cases (`--rulebook`); else those in the environment variable
ALLCLI_RULEBOOK; else those that a project file `.allcli.toml` names, in the folder of the case or
the nearest one above it. The word `builtin` stands for our rulebook alone, and so keeps the other
two away.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from allcli.case.files.bounds import MAX_RULES_BYTES

if TYPE_CHECKING:
    from allcli.engine.prepared import Prepared
    from allcli.rulebook.overlay import Overlay

VARIABLE = "ALLCLI_RULEBOOK"
PROJECT = ".allcli.toml"
BUILTIN = "builtin"
MAX_PROJECT_BYTES = 100_000
_FOLDERS, _PROJECTS = 4096, 64  # as many are kept


class LocalRules(NamedTuple):
    """The local rulebooks of one place in the order in which they are laid, or their faults.

    `mark` stands for both where two runs are compared; it is empty where there are none.
    """

    overlays: "tuple[Overlay, ...]" = ()
    faults: tuple[str, ...] = ()
    mark: bytes = b""

    def rulebook(self, day: date | None) -> "Prepared":
        """Our rulebook with these laid over it, as they stand on a day. Raises RulebookError."""
        from allcli.engine.load import load_rulebook, with_local  # noqa: PLC0415 - pydantic

        if self.faults:
            from allcli.rulebook.verify import RulebookError  # noqa: PLC0415 - only then

            raise RulebookError(self.faults)
        return with_local(self.overlays, day) if self.overlays else load_rulebook()

    def wrong(self) -> tuple[str, ...]:
        """What keeps them from being used today; none where there are none."""
        if not self.overlays:
            return self.faults
        from allcli.rulebook.verify import RulebookError  # noqa: PLC0415 - pydantic

        try:
            self.rulebook(None)
        except RulebookError as error:
            return error.faults
        return ()


class Rules:
    """The local rulebooks of every case: a folder is looked up once, a file read once.

    `everywhere` holds for all cases, where it was named or stands in the environment.
    """

    def __init__(self, named: Sequence[str] | None = None) -> None:
        files = named or [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
        self.everywhere = read(files) if files else None
        self._folders: dict[str, LocalRules] = {}
        self._projects: dict[str, LocalRules] = {}

    def of(self, case: str) -> LocalRules:
        """What holds for the case in a file; for `-`, standard input, the working folder counts."""
        if self.everywhere is not None:
            return self.everywhere
        place = os.path.realpath(case) if os.path.islink(case) else case  # noqa: PTH114 - once a case
        folder = os.path.dirname(place)  # noqa: PTH120 - likewise
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._nearest(folder)
        return known

    def _nearest(self, folder: str) -> LocalRules:
        """What the project file in a folder or in the nearest one above it names."""
        if len(self._folders) >= _FOLDERS or len(self._projects) >= _PROJECTS:
            self._folders.clear()  # there may be more folders than there is memory
            self._projects.clear()
        try:
            start = os.path.realpath(folder)
        except (OSError, ValueError):  # whoever reads the case will say why
            return LocalRules()
        passed: list[str] = []
        rules = LocalRules()
        for place in _upwards(start):
            if place in self._folders:
                rules = self._folders[place]
                break
            project = os.path.join(place, PROJECT)  # noqa: PTH118 - once a folder
            if os.path.lexists(project):  # it need not be a good one
                if project not in self._projects:
                    self._projects[project] = _of_project(Path(project))
                rules = self._projects[project]
                break
            passed.append(place)
        self._folders |= dict.fromkeys(passed, rules)
        return rules


def _upwards(folder: str) -> Iterator[str]:
    """A folder and every one above it; pathlib would take ten times as long."""
    while True:
        yield folder
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return
        folder = above


def read(files: Sequence[str]) -> LocalRules:
    """The local rulebooks in these files."""
    faults: list[str] = []
    texts: dict[str, bytes] = {}
    for name in dict.fromkeys(files):
        if name != BUILTIN:
            try:
                texts[name] = _content(name, MAX_RULES_BYTES)
            except ValueError as error:
                faults.append(str(error))
    return _local(texts, faults)


def _local(texts: dict[str, bytes], faults: Sequence[str]) -> LocalRules:
    if not texts and not faults:
        return LocalRules()
    from hashlib import blake2b  # noqa: PLC0415 - only with a local rulebook

    from allcli.rulebook.overlay import Overlay  # noqa: PLC0415 - likewise

    named = [(os.path.basename(name), text) for name, text in texts.items()]  # noqa: PTH119
    mark = blake2b(repr((named, faults)).encode(), digest_size=16).digest()
    return LocalRules(tuple(map(Overlay, texts, texts.values())), tuple(faults), mark)


def _of_project(project: Path) -> LocalRules:
    """What a project file names, seen from the folder that it stands in."""
    try:
        files = _named_in(project, _content(str(project), MAX_PROJECT_BYTES))
    except ValueError as error:
        return _local({}, str(error).splitlines())
    return read([name if name == BUILTIN else str(project.parent / name) for name in files])


def _named_in(project: Path, content: bytes) -> list[str]:
    """The key `rulebooks` of a project file. Raises ValueError on anything else."""
    from allcli.case.files.read import parse_document  # noqa: PLC0415 - only with such a file
    from allcli.case.files.source_text import decoded  # noqa: PLC0415 - only with such a file

    raw = parse_document(str(project), decoded(str(project), content))
    files = raw.get("rulebooks", ())
    if set(raw) != {"rulebooks"} or not _is_names(files):
        raise ValueError(f'{project}: holds one key, a list of files: rulebooks = ["ward.toml"]')
    return list(files)


def _is_names(files: object) -> bool:
    return isinstance(files, list) and all(isinstance(name, str) and name for name in files)


def _content(name: str, limit: int) -> bytes:
    """The bytes of a file; raises ValueError for what is no file, or too large."""
    from allcli.case.files.source_text import read_bytes  # noqa: PLC0415 - likewise
    from allcli.case.problems import CaseError  # noqa: PLC0415 - only with a local rulebook

    try:
        content = read_bytes(name, limit)
    except CaseError as error:
        raise ValueError(str(error).partition(";")[0]) from None  # - is no name of a rulebook
    if len(content) > limit:
        raise ValueError(f"{name}: larger than {limit:,} bytes")
    return content
