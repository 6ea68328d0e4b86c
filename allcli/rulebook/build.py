"""From rulebook files to a checked, compiled rulebook."""

import marshal
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from allcli.rulebook.groups import expanded, members, wholes
from allcli.rulebook.language import Compare, Node, atoms
from allcli.rulebook.model import Criterion, Key, Rulebook, RulebookFile
from allcli.rulebook.parts import with_needs
from allcli.rulebook.truth import link, source
from allcli.rulebook.verify import RulebookError, verify

STATING = ("option", "criterion", "access", "outcome", "interval", "constraint")


def content_hash(texts: dict[str, bytes]) -> str:
    """The hash that stands for the content of a rulebook."""
    total = sha256()
    for name, text in sorted(texts.items()):
        total.update(f"{name}\0{len(text)}\0".encode() + text)
    return total.hexdigest()


def build(texts: dict[str, bytes]) -> tuple[Rulebook, bytes]:
    """Parse, check and compile; also answers the marshalled code. Raises RulebookError."""
    return assemble(read(texts), content_hash(texts))


def read(texts: dict[str, bytes]) -> dict[str, RulebookFile]:
    """The records of every file as they are written. Raises RulebookError."""
    door = TypeAdapter(RulebookFile, config=ConfigDict(strict=True))
    files: dict[str, RulebookFile] = {}
    faults: list[str] = []
    for name, text in texts.items():
        try:
            files[name] = door.validate_python(tuples(tomllib.loads(text.decode())))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(f"{name}: {error}")
        except ValidationError as error:
            faults += [f"{name}: {_where(e['loc'], text)}: {e['msg']}" for e in error.errors()]
    if faults:
        raise RulebookError(faults)
    return files


def assemble(
    files: dict[str, RulebookFile], hash_: str, origin: Mapping[Key, str] | None = None
) -> tuple[Rulebook, bytes]:
    """Check and compile records; `origin` is where a record stands if not in its file.

    Raises RulebookError.
    """
    groups = members(files.values())
    of = wholes(files.values())
    files = with_needs({name: expanded(file, groups, of) for name, file in files.items()})
    trees, faults = verify(files, groups, origin or {})
    if faults:
        raise RulebookError(faults)
    everything = files.values()
    code = source(trees)
    criteria = tuple(record for file in everything for record in file.criterion)
    options = {record.id: record for file in everything for record in file.option}
    access = tuple(record for file in everything for record in file.access)
    rulebook = Rulebook(
        hash_,
        {record.key: record for file in everything for record in file.reference},
        options,
        criteria,
        access,
        tuple(record for file in everything for record in file.outcome),
        tuple(record for file in everything for record in file.interval),
        tuple(record for file in everything for record in file.constraint),
        pairs_of(criteria),
        measured_of(criteria, trees[len(options) :]),
        tuple(
            (name.removesuffix(".toml"), file.reviewed)
            for name, file in files.items()
            if any(getattr(file, kind) for kind in STATING)
        ),
        (),
        (),
        None,
        trees,
        link(code),
    )
    return rulebook, marshal.dumps(code)


def pairs_of(criteria: Iterable[Criterion]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The preferences of every criterion that has any."""
    return {criterion.id: tuple(preferred(criterion)) for criterion in criteria if criterion.prefer}


def measured_of(criteria: Iterable[Criterion], trees: Iterable[Node]) -> frozenset[str]:
    """The criteria whose reasons hang on the patient: they compare a number or name their parts.

    `trees` may go on beyond them.
    """
    return frozenset(
        criterion.id
        for criterion, tree in zip(criteria, trees, strict=False)
        if criterion.either or any(isinstance(atom, Compare) for atom in atoms(tree))
    )


def preferred(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """The preferences of a criterion as pairs (better, worse)."""
    for text in criterion.prefer:
        better, worse = text.split(">")
        yield better.strip(), worse.strip()


def tuples(value: Any) -> Any:
    """Lists as tuples all the way down, as the records hold them."""
    if isinstance(value, dict):
        return {key: tuples(item) for key, item in value.items()}
    return tuple(map(tuples, value)) if isinstance(value, list) else value


def _where(path: tuple[str | int, ...], text: bytes) -> str:
    """The record that `path` lies in, by its id where it has one."""
    record: Any = tomllib.loads(text.decode())  # a fault is rare: parse once more
    for step in path[:2]:
        if isinstance(step, int) or step in record:
            record = record[step]
    names = [record.get(key) for key in ("id", "key", "option")] if isinstance(record, dict) else []
    name = next((str(name) for name in names if name), str(path[0]))
    return ".".join([name, *map(str, path[2:])])
