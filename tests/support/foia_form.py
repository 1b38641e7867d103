"""The US annual FOIA report as the handbook prints it: sections, tables and the labels of columns.

They are written down here apart from ``rules/``, so that a slip in the pack is not repeated by its tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

_SPREAD = ("Median Number of Days", "Average Number of Days", "Lowest Number of Days", "Highest Number of Days")
_WAITING = ("Number Pending", "Median Number of Days", "Average Number of Days")
_TRACKS = ("SIMPLE", "COMPLEX", "EXPEDITED PROCESSING")
_EXEMPTIONS = (*(f"Ex. {n}" for n in range(1, 7)), *(f"Ex. 7({letter})" for letter in "ABCDEF"), "Ex. 8", "Ex. 9")
_TWENTIES = tuple(f"{first}-{first + 19} Days" for first in range(21, 200, 20))
_DAYS = ("<1-20 Days", *_TWENTIES, "201-300 Days", "301-400 Days", "400+ Days", "TOTAL")
_OLDEST = ("10th Oldest Request", *(f"{place}th" for place in range(9, 3, -1)), "3rd", "2nd", "Oldest Request")

CORNER = "Agency / Component"
OVERALL = "AGENCY OVERALL"
Labels = Sequence[str | tuple[str, Sequence[str]]]
"""Labels of columns; those of a group stand with it."""


class FoiaTable(Struct, frozen=True):
    """A table of the report: ``number`` and ``name`` are its title, ``labels`` those of its columns of figures."""

    number: str
    name: str
    labels: Labels = ()

    @property
    def title(self) -> str:
        """As the handbook has it."""
        return f"{self.number}. {self.name}"


class FoiaSection(Struct, frozen=True):
    """A section: its number and its title, its narrative and its tables by their ids."""

    number: str
    name: str
    narrative: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """As the handbook has it."""
        return f"{self.number}. {self.name}"


def _flow(what: str) -> Labels:
    when = ("Pending as of Start of", "Received in", "Processed in", "Pending as of End of")
    return tuple(f"Number of {what} {each} Fiscal Year" for each in when)


def _years(what: str) -> Labels:
    return tuple(
        (f"NUMBER OF {what} {done}", tuple(f"Number {done.title()} During {year} Fiscal Year" for year in _YEARS))
        for done in ("RECEIVED", "PROCESSED")
    )


_YEARS = ("Last", "Current")
_ADJUDICATED = ("Median Number of Days to Adjudicate", "Average Number of Days to Adjudicate")
_REASONS = (
    "No Records",
    "All Records Referred to Another Component or Agency",
    "Request Withdrawn",
    "Fee-Related Reason",
    "Records not Reasonably Described",
    "Improper FOIA Request for Other Reason",
    "Not Agency Record",
    "Duplicate Request",
    "Other *Explain in Chart Below",
)
_APPEAL_REASONS = (
    "No Records",
    "Records Referred at Initial Request Level",
    "Request Withdrawn",
    "Fee-Related Reason",
    "Records not Reasonably Described",
    "Improper Request for Other Reasons",
    "Not Agency Record",
    "Duplicate Request or Appeal",
    "Request in Litigation",
    "Appeal Based Solely on Denial of Request for Expedited Processing",
    "Other *Explain in Chart Below",
)
TABLES: Mapping[str, FoiaTable] = {
    "iv": FoiaTable("IV", "Exemption 3 Statutes"),
    "va": FoiaTable("V.A", "Received, Processed and Pending FOIA Requests", _flow("Requests")),
    "vb1": FoiaTable(
        "V.B(1)",
        "Disposition of FOIA Requests - All Processed Requests",
        (
            "Number of Full Grants",
            "Number of Partial Grants/Partial Denials",
            "Number of Full Denials Based on Exemptions",
            ("Number of Full Denials Based on Reasons Other than Exemptions", _REASONS),
            "TOTAL",
        ),
    ),
    "vb2": FoiaTable(
        "V.B(2)",
        'Disposition of FOIA Requests - "Other" Reasons for "Full Denials Based on Reasons Other than Exemptions"',
    ),
    "vb3": FoiaTable("V.B(3)", "Disposition of FOIA Requests - Number of Times Exemptions Applied", _EXEMPTIONS),
    "via": FoiaTable("VI.A", "Received, Processed and Pending Administrative Appeals", _flow("Appeals")),
    "vib": FoiaTable(
        "VI.B",
        "Disposition of Administrative Appeals - All Processed Appeals",
        (
            "Number Affirmed on Appeal",
            "Number Partially Affirmed & Partially Reversed/Remanded on Appeal",
            "Number Completely Reversed/Remanded on Appeal",
            "Number of Appeals Closed for Other Reasons",
            "TOTAL",
        ),
    ),
    "vic1": FoiaTable("VI.C(1)", "Reasons for Denial on Appeal - Number of Times Exemptions Applied", _EXEMPTIONS),
    "vic2": FoiaTable("VI.C(2)", "Reasons for Denial on Appeal - Reasons Other than Exemptions", _APPEAL_REASONS),
    "vic4": FoiaTable("VI.C(4)", "Response Time for Administrative Appeals", _SPREAD),
    "vic5": FoiaTable("VI.C(5)", "Ten Oldest Pending Administrative Appeals", _OLDEST),
    "viia": FoiaTable(
        "VII.A",
        "Processed Requests - Response Time for All Processed Perfected Requests",
        tuple((track, _SPREAD) for track in _TRACKS),
    ),
    "viib": FoiaTable(
        "VII.B",
        "Processed Requests - Response Time for Perfected Requests in Which Information Was Granted",
        tuple((track, _SPREAD) for track in _TRACKS),
    ),
    "viic": FoiaTable("VII.C(1)", "Processed Simple Requests - Response Time in Day Increments", _DAYS),
    "viic2": FoiaTable("VII.C(2)", "Processed Complex Requests - Response Time in Day Increments", _DAYS),
    "viic3": FoiaTable(
        "VII.C(3)", "Processed Requests Granted Expedited Processing - Response Time in Day Increments", _DAYS
    ),
    "viid": FoiaTable(
        "VII.D",
        "Pending Requests - All Pending Perfected Requests",
        tuple((track, _WAITING) for track in _TRACKS),
    ),
    "viie": FoiaTable("VII.E", "Pending Requests - Ten Oldest Pending Perfected Requests", _OLDEST),
    "viiia": FoiaTable(
        "VIII.A",
        "Requests for Expedited Processing",
        ("Number Granted", "Number Denied", *_ADJUDICATED, "Number Adjudicated Within Ten Calendar Days"),
    ),
    "viiib": FoiaTable("VIII.B", "Requests for Fee Waiver", ("Number Granted", "Number Denied", *_ADJUDICATED)),
    "ix": FoiaTable(
        "IX",
        "FOIA Personnel and Costs",
        (
            (
                "PERSONNEL",
                (
                    "Number of Full-Time FOIA Employees",
                    "Number of Equivalent Full-Time FOIA Employees",
                    "Total Number of Full-Time FOIA Staff",
                ),
            ),
            ("COSTS", ("Processing Costs", "Litigation-Related Costs", "Total Costs")),
        ),
    ),
    "x": FoiaTable(
        "X",
        "Fees Collected for Processing Requests",
        ("Total Amount of Fees Collected", "Percentage of Total Costs"),
    ),
    "xia": FoiaTable("XI.A", "Number of Times Subsection (C) Used", ("Number of Times Subsection (C) Used",)),
    "xib": FoiaTable(
        "XI.B",
        "Number of Subsection (A)(2) Postings",
        ("Number of Records Posted by the FOIA Office", "Number of Records Posted by Program Offices"),
    ),
    "xiia": FoiaTable(
        "XII.A",
        "Backlogs of FOIA Requests and Administrative Appeals",
        tuple(f"Number of Backlogged {what} as of End of Fiscal Year" for what in ("Requests", "Appeals")),
    ),
    "xiib": FoiaTable(
        "XII.B",
        "Consultations on FOIA Requests - Received, Processed, and Pending Consultations",
        _flow("Consultations"),
    ),
    "xiic": FoiaTable(
        "XII.C",
        "Consultations on FOIA Requests - "
        "Ten Oldest Consultations Received from Other Agencies and Pending at the Agency",
        _OLDEST,
    ),
    "xiid1": FoiaTable(
        "XII.D(1)", "Comparison with Previous Report - Requests Received and Processed", _years("REQUESTS")
    ),
    "xiid2": FoiaTable(
        "XII.D(2)",
        "Comparison with Previous Report - Backlogged Requests",
        tuple(f"Number of Backlogged Requests as of End of {year} Fiscal Year" for year in _YEARS),
    ),
    "xiie1": FoiaTable(
        "XII.E(1)", "Comparison with Previous Report - Appeals Received and Processed", _years("APPEALS")
    ),
    "xiie2": FoiaTable(
        "XII.E(2)",
        "Comparison with Previous Report - Backlogged Appeals",
        tuple(f"Number of Backlogged Appeals as of End of {year} Fiscal Year" for year in _YEARS),
    ),
}
OPTIONAL = frozenset({"vb2", "vic2", "vic5", "viib", "viie", "xiic", "xiie1", "xiie2"})
SECTIONS = (
    FoiaSection(
        "I",
        "Basic Information Regarding Report",
        ("Questions about this report may be sent to the FOIA Officer, Bureau of Tides, 7 Quay Street, Lowport.",),
    ),
    FoiaSection(
        "II",
        "Making a FOIA Request",
        ("Requests are sent by mail and say which gauge they are about. They are granted unless an exemption holds.",),
    ),
    FoiaSection(
        "III",
        "Acronyms, Definitions, and Exemptions",
        ("Ebb means falling water. Perfected request, simple track and complex track are used as the handbook does.",),
    ),
    FoiaSection("IV", "Exemption 3 Statutes", (), ("iv",)),
    FoiaSection("V", "FOIA Requests", (), ("va", "vb1", "vb2", "vb3")),
    FoiaSection(
        "VI",
        "Administrative Appeals of Initial Determinations of FOIA Requests",
        (),
        ("via", "vib", "vic1", "vic2", "vic4", "vic5"),
    ),
    FoiaSection(
        "VII",
        "FOIA Requests: Response Time for Processed and Pending Requests",
        (),
        ("viia", "viib", "viic", "viic2", "viic3", "viid", "viie"),
    ),
    FoiaSection("VIII", "Requests for Expedited Processing and Requests for Fee Waiver", (), ("viiia", "viiib")),
    FoiaSection("IX", "FOIA Personnel and Costs", (), ("ix",)),
    FoiaSection("X", "Fees Collected for Processing Requests", (), ("x",)),
    FoiaSection("XI", "FOIA Regulations and Proactive Disclosures", (), ("xia", "xib")),
    FoiaSection(
        "XII",
        "Backlogs, Consultations, and Comparisons",
        (),
        ("xiia", "xiib", "xiic", "xiid1", "xiid2", "xiie1", "xiie2"),
    ),
)
