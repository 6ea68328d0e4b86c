"""JSON Schema of what `allcli assess --format json` prints."""

from typing import Any

from pydantic import RootModel

from allcli.rulebook.schema import schema_of, table
from allcli.triage.assessment import Assessment


def assessment_schema() -> dict[str, Any]:
    """The schema of one Assessment, or of a list of them for several cases."""
    fields = {name: (info.annotation, ...) for name, info in Assessment.model_fields.items()}
    single = table("Assessment", Assessment.__doc__, fields)
    made = schema_of(RootModel[single | list[single]])  # type: ignore[valid-type]
    return {**made, "title": "Assessment"}
