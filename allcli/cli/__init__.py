"""The command line."""

import gc
import os
import sys
from types import ModuleType

from allcli.cli.streams import BROKEN_PIPE, LostOutputError, take_over


def main() -> None:
    """Run the program; end with an exit code, never with a traceback."""
    gc.disable()  # a short run: collecting garbage costs more than it frees
    try:
        take_over()
        _refuse_pydantic_plugins()
        _run()
    except KeyboardInterrupt:
        sys.exit(130)
    except LostOutputError as lost:
        if lost.code != BROKEN_PIPE:
            print(f"allcli: {lost}", file=sys.stderr)  # noqa: T201
        sys.exit(lost.code)
    except Exception as error:
        if os.environ.get("ALLCLI_DEBUG"):
            raise
        for fault in getattr(error, "faults", ()):  # of our own rulebook: what is wrong in it
            print(f"allcli: rulebook: {fault}", file=sys.stderr)  # noqa: T201
        print(  # noqa: T201 - nothing else can be trusted here
            f"allcli: internal error ({type(error).__name__}), no result. "
            "Set ALLCLI_DEBUG=1 to see where.",
            file=sys.stderr,
        )
        sys.exit(3)
    finally:
        gc.freeze()  # or the last collection walks every object for nothing, a sixth of the run


def _run() -> None:
    if not os.path.isfile(__file__):  # noqa: PTH113 - pathlib costs more than all of this module
        sys.stderr.write("allcli: cannot run inside an archive: unpack it first\n")
        sys.exit(2)
    if sys.flags.optimize > 1:
        from allcli.cli.documented import keep_docstrings

        keep_docstrings()
    from allcli.cli.app import app

    try:
        app()
    finally:
        sys.stdout.flush()  # here, where a failure can still be told


def _refuse_pydantic_plugins() -> None:
    """Nothing that happens to be installed may watch patients being validated.

    The stand-in for pydantic's plugin loader also saves what it imports to look for plugins, a
    tenth of the start-up; were the loader renamed, the variable alone would still refuse them.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    loader = ModuleType("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules.setdefault(loader.__name__, loader)
