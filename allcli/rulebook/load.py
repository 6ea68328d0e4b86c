"""The rulebook of this package, ready to use.

Parsing and checking cost more than all the rest of a run, so the result is kept in the package's
`__pycache__`, as Python keeps its bytecode. The name of the copy is a hash over the rulebook and
over the code that reads it: a stale copy is never found.
"""

import marshal
import pickle
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import VERSION

from allcli.rulebook.model import Rulebook
from allcli.rulebook.truth import link

_PACKAGE = Path(__file__).parent.parent
CRITERIA = _PACKAGE / "criteria"
_CODE = ("rulebook/*.py", "case/vocabulary.py", "case/fact.py", "case/laws.py", "case/kinds.py")


@cache
def load_rulebook() -> Rulebook:
    """The rulebook of this package. Raises RulebookError."""
    texts = {path.name: path.read_bytes() for path in sorted(CRITERIA.glob("*.toml"))}
    copy = CRITERIA / "__pycache__" / f"rulebook-{_fingerprint(texts)}.pickle"
    try:
        kept: Any = pickle.loads(copy.read_bytes())  # noqa: S301 - written by ourselves
        return Rulebook._make((*kept[:-1], link(marshal.loads(kept[-1]))))  # noqa: S302 - likewise
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError):
        from allcli.rulebook.build import build  # noqa: PLC0415 - only where there is no copy

        rulebook, code = build(texts)
        if not sys.dont_write_bytecode:
            _keep(copy, pickle.dumps((*rulebook[:-1], code), protocol=5))
        return rulebook


def _fingerprint(texts: dict[str, bytes]) -> str:
    """A hash over everything that the kept copy depends on."""
    total = sha256(f"{sys.version}{VERSION}".encode())
    for name, text in texts.items():
        total.update(f"{name}\0{len(text)}\0".encode() + text)
    for pattern in _CODE:
        for path in sorted(_PACKAGE.glob(pattern)):
            total.update(path.read_bytes())
    return total.hexdigest()[:24]


def _keep(copy: Path, content: bytes) -> None:
    """Write the copy at once or not at all; a read-only installation goes without."""
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - only where there is no copy

    try:
        copy.parent.mkdir(exist_ok=True)
        for old in copy.parent.glob("rulebook-*.pickle"):
            old.unlink(missing_ok=True)
        with NamedTemporaryFile(dir=copy.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(copy)
    except OSError:
        return
