"""Planted in a small rulebook: locators that are no address, and sources that name nobody."""

import pytest

from tests.verify.planted import found

LABEL = "api.fda.gov/drug/label.json?search"


def reference(locator: str, authors: str = "Smith A et al.", checked: str = "primary") -> str:
    """One reference as TOML, beside the sound one of the small rulebook."""
    return "\n".join((
        "", "[[reference]]", 'key = "planted-2019"', f'authors = "{authors}"', 'title = "A cohort"',
        "year = 2019", 'kind = "cohort"', f'checked = "{checked}"', locator, "",
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ('doi = "doi:10.1000/182"', '"doi:10.1000/182" is no DOI (10.1000/182)'),
        ('doi = "https://doi.org/10.1000/182"', "is no DOI"),
        ('doi = "10.1000"', "is no DOI"),
        ('doi = "10.1000/182, table 2"', "is no DOI"),
        ('pmid = "PMC8377478"', '"PMC8377478" is no PubMed number (digits alone)'),
        ('pmid = "0"', "is no PubMed number"),
        ('url = "https://doaj.org (3cdf7c6e)"', "words or spaces"),
        ('url = "https://example.org/a page"', "words or spaces"),
        ('url = "example.org/label"', "does not begin with http(s):// and a site"),
        ('url = "ftp://example.org/label"', "does not begin with http(s):// and a site"),
        ('url = "https://intranet/label"', "does not begin with http(s):// and a site"),
        ('url = "https://[example.org/label"', "cannot be read"),
        ('url = "https://example.org"', "names a site, not a page of it"),
        ('url = "https://example.org//"', "names a site, not a page of it"),
        ('url = "https://example.org/en/index.html"', "names a site, not a page of it"),
        ('url = "https://pubmed.ncbi.nlm.nih.gov/?term=Smith+2019"', "it searches"),
        ('url = "https://scholar.google.com/scholar?q=Smith"', "it searches"),
        ('url = "https://example.org/search/smith"', "it searches"),
        (f'url = "https://{LABEL}=doxorubicin"', "it searches"),
        ('journal = "Blood"', "has no DOI, PMID or address"),
    ],
)
def test_a_locator_that_is_no_address_is_refused(locator: str, said: str) -> None:
    """It says what was found, and what is wrong with it."""
    (finding,) = found("unsourced", reference(locator))

    assert (finding.level, finding.about) == ("error", "planted-2019")
    assert said in finding.says


@pytest.mark.parametrize(
    "locator",
    [
        'doi = "10.1016/S1470-2045(21)00056-5"',
        'pmid = "7581076"',
        'url = "https://example.org/liek-1-mg-(inj)-107326-spc"',
        'url = "https://example.org/?id=10779"',
        'url = "https://example.org/news/research"',
        f'url = "https://{LABEL}=openfda.generic_name%3A%22BREXUCABTAGENE+AUTOLEUCEL%22"',
        f'url = "https://{LABEL}=set_id:36924f82-6c05-4989-9f41-a398c0ad48e6"',
    ],
)
def test_an_address_is_left_alone(locator: str) -> None:
    """A page, an article, and the label that a field looks up."""
    assert found("unsourced", reference(locator)) == []


def test_each_locator_that_is_given_is_looked_at() -> None:
    """A good DOI does not excuse a bad address beside it."""
    both = 'doi = "10.1000/182"\nurl = "https://example.org"'

    assert [finding.about for finding in found("unsourced", reference(both))] == ["planted-2019"]


@pytest.mark.parametrize("authors", ["", " ", "Authors not seen", "Smith A (author recalled)"])
def test_a_primary_source_names_its_authors(authors: str) -> None:
    """Who read the source saw who wrote it; one that names nobody is secondary at best."""
    (finding,) = found("anonymous", reference('pmid = "7581076"', authors))

    assert (finding.level, finding.about) == ("error", "planted-2019")
    assert '"secondary"' in finding.says
    assert found("anonymous", reference('pmid = "7581076"', authors, "secondary")) == []


def test_a_group_is_an_author() -> None:
    """A maker, a working party, an agency."""
    assert found("anonymous", reference('pmid = "7581076"', "INO-VATE investigators")) == []
