"""A case document as the text of a TOML file."""

from typing import Any

import tomli_w


def toml_text(document: dict[str, Any], *remarks: str) -> str:
    """The document, under a comment for each remark."""
    return "".join(f"# {remark}\n" for remark in remarks) + tomli_w.dumps(document)
