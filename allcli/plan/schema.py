"""JSON Schema of what `allcli plan --format json` prints."""

from typing import Any

from allcli.plan.results import RoadPlan
from allcli.rulebook.schema import record_schema


def plan_schema() -> dict[str, Any]:
    """The schema of one plan."""
    return record_schema(RoadPlan)
