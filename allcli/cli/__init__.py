"""The command line."""

import gc
import os
import sys


def main() -> None:
    """Run the program; end with an exit code, never with a traceback."""
    gc.disable()  # a short run: collecting garbage costs more than it frees
    # A pydantic plugin that happens to be installed would see every patient: none is loaded.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        from allcli.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("ALLCLI_DEBUG"):
            raise
        print(  # noqa: T201 - nothing else can be trusted here
            f"allcli: internal error ({type(error).__name__}), no result. "
            "Set ALLCLI_DEBUG=1 to see where.",
            file=sys.stderr,
        )
        sys.exit(3)
