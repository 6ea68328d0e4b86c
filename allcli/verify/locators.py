"""Whether what stands for an address is one: a DOI, a PubMed number, or the page itself."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from allcli.rulebook.model import Reference

DOI = re.compile(r"10\.\d{4,9}/\S+")
PMID = re.compile(r"[1-9]\d{0,7}")
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
SEARCHES = {"term", "q", "query", "search", "keyword"}
ONE_FIELD = re.compile(r"[\w.]+:(?:\S+|\"[^\"]+\")")  # openFDA looks up a label by its drug or id
BARE = re.compile(r"/*(?:[a-z]{2}(?:-[a-z]{2})?/*)?(?:home|(?:index|default)\.\w+)?/*", re.I)


def locator_faults(reference: Reference) -> Iterator[str]:
    """What keeps each locator that is given from being an address, and that none is given."""
    if reference.doi and not DOI.fullmatch(reference.doi):
        yield f'"{reference.doi}" is no DOI (10.1000/182)'
    if reference.pmid and not PMID.fullmatch(reference.pmid):
        yield f'"{reference.pmid}" is no PubMed number (digits alone)'
    if reference.url and (fault := _url_fault(reference.url)):
        yield f'"{reference.url}" is no address: {fault}'
    if not reference.locator:
        yield "has no DOI, PMID or address by which it could be found"


def _url_fault(url: str) -> str:
    if re.search(r"\s", url):
        return "it has words or spaces in it"
    try:
        parts = urlsplit(url)
    except ValueError:
        return "it cannot be read"
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.hostname or ""):
        return "it does not begin with http(s):// and a site"
    query = parse_qsl(parts.query)
    if "search" in parts.path.lower().split("/") or any(map(_searches, query)):
        return "it searches, and what it finds changes"
    return "" if query or not BARE.fullmatch(parts.path) else "it names a site, not a page of it"


def _searches(parameter: tuple[str, str]) -> bool:
    key, value = parameter
    return key.lower() in SEARCHES and not ONE_FIELD.fullmatch(value)
