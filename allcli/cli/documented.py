"""`python -OO`: help, schemas and the template are made of docstrings, so these are kept."""

import sys
from importlib.abc import PathEntryFinder
from importlib.machinery import FileFinder, SourceFileLoader
from types import CodeType

from allcli.override import override

PACKAGE = __file__.rpartition("cli")[0].rstrip("/\\")


class _Documented(SourceFileLoader):
    @override
    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - what the base class takes
        source = self.get_data(self.path)
        return compile(source, self.path, "exec", dont_inherit=True, optimize=1)


def keep_docstrings() -> None:
    """Load the modules of this package, from now on, with their docstrings."""
    made = FileFinder.path_hook((_Documented, [".py"]))

    def hook(path: str) -> PathEntryFinder:
        if not path.startswith(PACKAGE):
            raise ImportError
        return made(path)

    sys.path_hooks.insert(0, hook)
    for path in [path for path in sys.path_importer_cache if path.startswith(PACKAGE)]:
        del sys.path_importer_cache[path]
