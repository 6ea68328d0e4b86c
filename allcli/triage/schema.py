"""JSON Schema of what `allcli assess --format json` prints."""

from typing import Any

from pydantic import RootModel

from allcli.rulebook.schema import schema_of, table_of
from allcli.triage.assessment import Assessment


def assessment_schema() -> dict[str, Any]:
    """The schema of one Assessment, or of a list of them for several cases."""
    single = table_of(Assessment)
    made = schema_of(RootModel[single | list[single]])  # type: ignore[valid-type]
    return {**made, "title": "Assessment"}
