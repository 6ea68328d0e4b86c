"""A page for each case of a cohort, in a folder that is there whole or not at all."""

import re
from hashlib import sha256
from pathlib import Path

from allcli.case.files.read import Source
from allcli.case.problems import CaseError, Problem
from allcli.cohort.items import Item
from allcli.engine.prepared import Prepared
from allcli.plan.ahead import looking_ahead
from allcli.report.assessed import Assessed
from allcli.report.brief import name
from allcli.report.columns import CasePage
from allcli.report.document.formats import documents
from allcli.triage.assessment import Assessment
from allcli.triage.explore.course import course

LONG = 40  # of an id in the name of a file


def write_page(
    folder: str, item: Item, source: Source, assessment: Assessment, rulebook: Prepared
) -> CasePage:
    """Write the page of a case, and tell what the page of the cohort says of it.

    Raises CaseError.
    """
    ahead = looking_ahead(assessment, source, rulebook)
    whole = ahead._replace(course=course(source))
    text = documents("assessment")["html"].text(Assessed([whole]))
    file = _file(item, assessment)
    try:
        Path(folder, file).write_text(text, encoding="utf-8")
    except OSError as error:
        said = f"its page cannot be written: {(error.strerror or str(error)).lower()}"
        raise CaseError([Problem(item.file, item.line, "", said)]) from None
    suggestion = assessment.suggestion
    high = tuple(flag.harm for flag in assessment.road_flags if flag.level == "high")
    return CasePage(file, name(assessment), suggestion.text, suggestion.robust, high)


def _file(item: Item, assessment: Assessment) -> str:
    """The name of a page: what the case is called, and what tells it from others called so."""
    place = sha256(f"{item.file}:{item.line}".encode(errors="surrogatepass")).hexdigest()[:8]
    words = re.sub(r"[^a-z0-9]+", "-", assessment.receipt.case_id.lower()).strip("-")
    return f"{words[:LONG] or 'case'}-{place}.html"
