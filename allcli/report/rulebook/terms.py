"""What the words of a report mean, each in a sentence or two, and where to read on."""

from typing import NamedTuple

from allcli.report.rulebook.sources import HOW_CHECKED


class Term(NamedTuple):
    """The kind of word, what it means, and the command or page that shows more of it."""

    kind: str
    says: str
    read_on: str = "README.md, How it thinks"


_VERDICTS = "allcli criteria list --kind verdict"
_FLAGS = "allcli flags CASE; allcli criteria list --kind flag"
_ACCESS = "allcli matrix CASE; allcli criteria show OPTION"
_NOTES = "allcli criteria list --kind note"
_STRENGTH = "allcli criteria show ID, under EVIDENCE"
_CHECKED = "allcli cite --all"
_MISSING = "allcli needs CASE"
_COHORTS = "cases/cohorts.md; allcli batch --help"
_FOREIGN = "cases/README.md; allcli convert FILE case.toml; allcli validate FILE --echo"


def _all(kind: str, read_on: str, says: dict[str, str]) -> dict[str, Term]:
    return {word: Term(kind, text, read_on) for word, text in says.items()}


TERMS: dict[str, Term] = {
    **_all("verdict", _VERDICTS, {
        "suitable": "No criterion that holds speaks against the option. Cited preferences order "
        "the options of one verdict.",
        "caution": "A reason to weigh holds for this patient. What nobody could verify drives no "
        "more than this.",
        "avoid": "A reason holds for this patient to choose another option; no label forbids it.",
        "contraindicated": "A product label says so of such a patient; nothing else can.",
        "not-applicable": "The option is not meant for such a patient; --explain says for whom it "
        "is.",
    }),
    **_all("what a verdict may still become", _MISSING, {
        "?": "Facts that are missing could still make the option avoid or contraindicated, or "
        "rule it out.",
        "incomplete data": "Facts that are missing could still make the verdict worse.",
        "still to exclude": "What would make the option avoid or contraindicated if it were found.",
        "eligibility unclear": "It is open whether the option is meant for this patient at all.",
    }),
    **_all("how firm a suggestion is", "allcli needs CASE; allcli whatif CASE --set FIELD=VALUE", {
        "stable": "No missing fact could change the suggestion, whatever its value; JSON says "
        "robust. Beside it stands the nearest limit of a known value that would.",
        "robust": "No missing fact could change the suggestion, whatever its value; a page says "
        "stable.",
        "provisional": "Missing facts could still change the suggestion; those that would are "
        "asked first.",
        "look again": "The first day on which a value is too old to rely on, a clock of the case "
        "passes a limit, or a rule changes.",
    }),
    **_all("level of a flag", _FLAGS, {
        "low": "What the option is known to do.",
        "moderate": "What the option is known to do, where it is frequent or grave.",
        "high": "A fact of this patient raises the risk.",
    }),
    **_all("access, which never changes a verdict", _ACCESS, {
        "reimbursed": "The payer's rule of that place and day is met.",
        "licensed": "The licence of that place and day covers such a patient; reimbursement is "
        "not known, or refused.",
        "neither": "On that day and in that place neither licensed for such a patient nor "
        "reimbursed.",
        "unknown": "No row of access says, or it depends on a fact that is missing. Unknown is "
        "never no.",
    }),
    **_all("strength of the evidence", _STRENGTH, {
        "label": "A product label says so. Only a label contraindicates.",
        "guideline": "A guideline or a consensus recommends it.",
        "funding": "It is a payer's rule.",
        "randomised": "A randomised trial showed it.",
        "single-arm": "A trial without a control group showed it.",
        "retrospective": "A cohort, a registry or a series looked back on showed it.",
        "case-reports": "It was reported of single patients.",
        "expert": "Experts say so, without figures that test it.",
        "inference": "Concluded from mechanism, or from related patients or drugs; no source says "
        "it of this one.",
    }),
    **_all("how a source was checked", _CHECKED, {
        way: f"Where a figure comes from: {text}." for way, text in HOW_CHECKED.items()
    }),
    **_all("kind of note", _NOTES, {
        "today": "What cannot wait for the choice of a treatment.",
        "bridge": "What the way to allo-HCT asks for.",
        "outlook": "What is published of such patients, beyond the choice of a drug.",
        "work-up": "What to examine, or to have ready.",
    }),
    **_all("kind of option", "allcli criteria search OPTION", {
        "salvage": "What is given against the leukaemia next.",
        "destination": "What is to consolidate the remission: allo-HCT, CAR-T, or neither; a page "
        "says consolidation.",
        "adjunct": "What is considered beside the salvage, not instead of it.",
    }),
    **_all("where cases come from", _COHORTS, {
        "batch": "One command for many cases: each is one record of the output, in order; one "
        "that cannot be assessed is an error record and stops no other.",
        "map": "A file that says which column of a table gives which field, in what unit, by which "
        "words and dates; `allcli batch TABLE --map-template` drafts one, `allcli schema map` is "
        "for editors.",
        "redcap": "An export of REDCap is a table: its map joins the rows of one record, repeating "
        "instruments as lines and transplants, checkboxes as lists where their form is complete.",
        "cbioportal": "A clinical file of cBioPortal is a table below lines of comment, which are "
        "skipped; a map says which column gives which field.",
        "omop": "A database of the OMOP common data model is read as FHIR, which cases/omop.sql "
        "writes from it in DuckDB or SQLite, a resource a line.",
        "ndjson": "One case, one FHIR resource or one flat row in each line, as JSON.",
    }),
    **_all("record of another standard that is a case", _FOREIGN, {
        "fhir": "FHIR R4: a bundle, a searchset or bulk NDJSON, recognised by itself or with "
        "--from fhir. The codes decide; each field tells the resource that gave it, and what was "
        "not used is listed. --format fhir answers in FHIR.",
        "phenopacket": "GA4GH phenopacket, version 2, recognised by itself or with --from "
        "phenopacket. The codes decide; each field tells the element that gave it, and what is "
        "excluded is absent. Cohorts and version 1 are refused.",
    }),
}  # fmt: skip
