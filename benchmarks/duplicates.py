"""How the search for copies grows with the document, and what it finds.

``python benchmarks/duplicates.py`` prints two tables: time over growing documents, as a multiple of folding the same
text once (so that machines can be compared), and over copies whose characters were rewritten at growing rates, how many
were found. Everything is made up from a fixed seed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random
from time import perf_counter

from prose import ENDS, OBJECTS, SUBJECTS, TIMES, VERBS, paragraph

from gouji.checks.duplicates.copies import Stretch, find_copies
from gouji.checks.duplicates.passages import Passage
from gouji.text.normalize import fold
from gouji.text.spans import read_from

SEED = 20210930
ALPHABET = tuple(dict.fromkeys("".join((*SUBJECTS, *TIMES, *VERBS, *OBJECTS, *ENDS))))


def main() -> None:
    """Prints both tables."""
    write = sys.stdout.write
    write("characters   honest   twice   (multiples of one folding)\n")
    for characters, honest, twice in growth():
        write(f"{characters:10,} {honest:8.1f} {twice:7.1f}\n")
    write("\nrewritten   found   whole   false\n")
    for rate, found, whole, false in recall():
        write(f"{rate:9.0%} {found:7.3f} {whole:7.3f} {false:7.3f}\n")


def growth() -> Iterator[tuple[int, float, float]]:
    """Characters of a document; time for it, and for it with all of it printed twice, over the time of folding it."""
    random = Random(SEED)  # noqa: S311 - made-up text, no secrets
    for paragraphs in (20, 80, 320, 1_280, 5_120):
        texts = [paragraph(random) for _ in range(paragraphs)]
        passages = [Passage(read_from(text, 0), str(index * 6 // paragraphs)) for index, text in enumerate(texts)]
        twice = [*passages, *(Passage(passage.text, passage.section + "'") for passage in passages)]
        folding = best(partial(folded, texts))
        yield (
            sum(map(len, texts)),
            best(partial(find_copies, passages)) / folding,
            best(partial(find_copies, twice)) / folding / 2,
        )


def folded(texts: Sequence[str]) -> None:
    """The yardstick: every text folded once."""
    for text in texts:
        fold(text)


def best(action: Callable[[], object], times: int = 3) -> float:
    """Seconds of the fastest run."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        action()
        seconds.append(perf_counter() - start)
    return min(seconds)


def recall(documents: int = 200) -> Iterator[tuple[float, float, float, float]]:
    """Share of characters rewritten; shares of copies found, and found with right borders; false ones a document."""
    for rate in (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4):
        random = Random(SEED)  # noqa: S311 - made-up text, no secrets
        found = whole = false = 0
        for _ in range(documents):
            first, fifth = ([paragraph(random) for _ in range(6)] for _ in range(2))
            origin, place = random.randrange(6), random.randrange(6)
            fifth.insert(place, edited(first[origin], rate, random))
            passages = [Passage(read_from(text, 0), "1") for text in first]
            passages += [Passage(read_from(text, 0), "5") for text in fifth]
            copies = find_copies(passages)
            right = [copy for copy in copies if reaches(copy.origin, origin) and reaches(copy.copy, 6 + place)]
            found += bool(right)
            false += len(copies) - len(right)
            whole += any(is_all(copy.origin, passages) and is_all(copy.copy, passages) for copy in right)
        yield rate, found / documents, whole / documents, false / documents


def reaches(stretch: Stretch, passage: int) -> bool:
    """Whether the passage is in the stretch."""
    return stretch.first <= passage <= stretch.last


def is_all(stretch: Stretch, passages: Sequence[Passage]) -> bool:
    """Whether the stretch is one passage from end to end."""
    length = len(passages[stretch.last].text.value)
    return stretch.first == stretch.last and stretch.start == 0 and stretch.end == length


def edited(text: str, rate: float, random: Random) -> str:
    """``text`` with that share of its characters replaced, or followed by another; punctuation half width."""
    edited = ""
    for character in text.replace("，", ",").replace("。", "；"):
        if random.random() >= rate:
            edited += character
        else:
            edited += random.choice((character, "", "", "")) + random.choice(ALPHABET)
    return edited


if __name__ == "__main__":
    main()
