"""The plan for copies as SQL, one text for every engine: from fingerprints to pairs of passages that share rare ones.

Reports, units, families (the units below one parent) and passages of a year are numbered, so that what is joined is
small. Postings, which are many, are read where they are needed and never kept. ``$names`` are filled in.
"""

from __future__ import annotations

from string import Template

MEMBERS = """
SELECT r.report, CAST(row_number() OVER (ORDER BY r.report) - 1 AS INT) AS number, r.unit AS name,
    CAST(dense_rank() OVER (ORDER BY r.unit) - 1 AS INT) AS unit,
    CAST(dense_rank() OVER (ORDER BY r.parent) - 1 AS INT) AS family,
    CAST(sum(coalesce(p.count, 0)) OVER (ORDER BY r.report) - coalesce(p.count, 0) AS BIGINT) AS before,
    CAST(coalesce(p.count, 0) AS INT) AS count
FROM (SELECT report, parent,
        CASE WHEN unit_key = '' THEN regexp_replace(path, '[.][^./]*$$', '') ELSE unit_key END AS unit
    FROM reports WHERE year = $year AND status IN ('read', 'partial')) r
LEFT JOIN (SELECT report, max(passage) + 1 AS count FROM passages GROUP BY report) p ON p.report = r.report
"""
"""The reports of a year. ``before`` is the number of passages of those before them."""
FAMILIES = """
SELECT family, units, least($family, greatest($least, CAST(floor(units / $part) AS INT))) AS most
FROM (SELECT family, CAST(count(DISTINCT unit) AS INT) AS units FROM members GROUP BY family) f
"""
"""How many units a family has, and how many of them may have a rare fingerprint."""
POSTINGS = """
SELECT m.unit, m.family, m.before + p.passage AS passage, explode(p.fingerprints) AS fingerprint
FROM passages p JOIN members m ON m.report = p.report
"""
SHARED = """
SELECT fingerprint FROM ($postings) p GROUP BY fingerprint HAVING min(unit) < max(unit)
"""
"""Fingerprints of more than one unit: one in a hundred."""
COUNTED = """
SELECT fingerprint, family, CAST(count(*) AS INT) AS units FROM (
    SELECT DISTINCT p.fingerprint, p.family, p.unit FROM ($postings) p
    JOIN shared s ON s.fingerprint = p.fingerprint) h
GROUP BY fingerprint, family
"""
"""How many units of each family have them."""
COMMON = """
SELECT fingerprint FROM counted GROUP BY fingerprint HAVING sum(units) > $units
"""
"""Those of so many units that they are no sign of a copy."""
TEMPLATES = """
SELECT c.fingerprint, c.family FROM (SELECT n.* FROM counted n ANTI JOIN common m ON m.fingerprint = n.fingerprint) c
JOIN families f ON f.family = c.family WHERE c.units > f.most
"""
"""The others that are none within a family, whose template has them."""
RARE = """
SELECT DISTINCT p.fingerprint, p.unit, p.passage FROM ($postings) p
JOIN (SELECT fingerprint FROM counted GROUP BY fingerprint HAVING sum(units) <= $units) r
    ON r.fingerprint = p.fingerprint
ANTI JOIN templates t ON t.fingerprint = p.fingerprint AND t.family = p.family
"""
"""What is left and so few units have that all of them may be compared, with the passages that have it."""
PAIRS = """
SELECT a.passage AS a, b.passage AS b FROM rare a
JOIN rare b ON b.fingerprint = a.fingerprint AND a.unit <> b.unit AND a.passage < b.passage
GROUP BY a.passage, b.passage HAVING count(*) >= $shared
"""
"""Passages that share enough of them to be compared."""
COMPARED = """
SELECT c.passage AS number, p.report, p.passage, p.family, p.text
FROM (SELECT a AS passage FROM pairs UNION SELECT b FROM pairs) c
JOIN (SELECT m.before + q.passage AS number, q.report, q.passage, m.family, q.text
    FROM passages q JOIN members m ON m.report = q.report) p ON p.number = c.passage
"""
SIDE_BY_SIDE = """
SELECT x.report, x.passage, y.report AS other_report, y.passage AS other_passage, x.letters, y.letters AS other_letters,
    CASE WHEN x.family = y.family THEN f.units ELSE $total END AS units
FROM pairs p JOIN masked x ON x.number = p.a JOIN masked y ON y.number = p.b JOIN families f ON f.family = x.family
ORDER BY p.a
"""
"""Pairs with their texts; those of one passage follow each other."""
POSTED = """
SELECT p.fingerprint, CAST(p.passage AS INT) AS passage FROM ($postings) p
ANTI JOIN common c ON c.fingerprint = p.fingerprint
ORDER BY 1, 2
"""
"""All postings that are not common."""
NUMBERED = "SELECT name, before, count, unit, family FROM members ORDER BY number"
TITLES = """
SELECT r.path, r.pack, r.unit, r.title, r.lined FROM reports r JOIN members m ON m.report = r.report ORDER BY m.number
"""
TEXTS = """
SELECT m.number, p.section, p.text, p.start_line, p.start_column, p.end_line, p.end_column
FROM passages p JOIN members m ON m.report = p.report
ORDER BY m.number, p.passage
"""


def filled(statement: str, **values: int) -> str:
    """A statement with numbers, and with the postings, in place of ``$names``."""
    return Template(statement).substitute({name: str(value) for name, value in values.items()}, postings=POSTINGS)
