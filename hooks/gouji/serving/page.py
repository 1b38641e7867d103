"""The page on which documents are dropped. It loads nothing, and asks this server only."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from msgspec import Struct

from gouji import readers
from gouji.messages.message import Language, Message
from gouji.reporters.html.writing import plain
from gouji.serving import messages
from gouji.serving.desk import Kept
from gouji.serving.limits import MOST_BYTES, MOST_FILES
from gouji.serving.rows import Row

_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_MEGABYTE = 1024 * 1024


class Front(Struct, frozen=True):
    """The page in a language; ``minutes`` without it end the server."""

    language: Language
    minutes: int

    def html(self, kept: Iterable[Kept]) -> str:
        """The page, with the list as it is."""
        return "".join(self._whole(kept))

    def _whole(self, kept: Iterable[Kept]) -> Iterator[str]:
        style, script = asset("page.css"), asset("page.js")
        yield f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[self.language]}">\n<head>\n<meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        yield f"<title>{self._say(messages.TITLE)}</title>\n<style>{style}</style>\n</head>\n<body{self._words()}>\n"
        yield f"<header>\n<h1>{self._say(messages.TITLE)}</h1>\n"
        yield f'<button type="button" id="stop">{self._say(messages.STOP)}</button>\n</header>\n<main>\n'
        yield f"<p>{self._say(messages.LEAD)}</p>\n<p><strong>{self._say(messages.PRIVATE)}</strong></p>\n"
        yield f"<noscript><p>{self._say(messages.NEEDS_SCRIPT)}</p></noscript>\n"
        yield f'<p id="ended" role="alert" hidden>{self._say(messages.ENDED)}</p>\n'
        yield from self._drop()
        yield f'<p id="status" role="status" class="aside"></p>\n{self._list(kept)}{self._help()}'
        yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"

    def _drop(self) -> Iterator[str]:
        accepted = ",".join(sorted(readers.SUFFIXES))
        yield f'<section id="drop" aria-labelledby="drop-title">\n<h2 id="drop-title">{self._say(messages.DROP)}</h2>\n'
        yield f'<label class="b first">{self._say(messages.CHOOSE_FILES)}'
        yield f'<input type="file" id="choose" multiple accept="{accepted}"></label>\n'
        yield f'<label class="b">{self._say(messages.CHOOSE_FOLDER)}'
        yield '<input type="file" id="folder" webkitdirectory></label>\n</section>\n'

    def _list(self, kept: Iterable[Kept]) -> str:
        rows = "".join(Row(each, self.language).html() for each in kept)
        return (
            f'<section id="results" aria-labelledby="results-title"{"" if rows else " hidden"}>\n<div class="bar">'
            f'<h2 id="results-title">{self._say(messages.RESULTS)}</h2>'
            f'<a href="all" target="_blank" rel="noopener">{self._say(messages.VIEW_ALL)}</a>'
            f'<button type="button" id="clear">{self._say(messages.CLEAR)}</button></div>\n'
            f'<ol id="files">{rows}</ol>\n</section>\n'
        )

    def _help(self) -> str:
        values = {"minutes": self.minutes, "size": MOST_BYTES // _MEGABYTE, "files": MOST_FILES}
        lines = "".join(f"<li>{self._say(line.fill(**values))}</li>\n" for line in messages.HELP_LINES)
        return f"<details>\n<summary>{self._say(messages.HELP)}</summary>\n<ul>\n{lines}</ul>\n</details>\n"

    def _words(self) -> str:
        """What the script says, and must know."""
        words = {
            "progress": messages.PROGRESS.fill(),
            "waiting": messages.WAITING,
            "checking": messages.CHECKING,
            "large": messages.TOO_LARGE.fill(size=MOST_BYTES // _MEGABYTE),
            "unsent": messages.NOT_SENT,
            "none": messages.NO_DOCUMENTS,
        }
        said = "".join(f' data-{name}="{self._say(words[name])}"' for name in words)
        return f'{said} data-most="{MOST_BYTES}" data-suffixes="{" ".join(sorted(readers.SUFFIXES))}"'

    def _say(self, message: Message) -> str:
        return plain(message.in_language(self.language))


@lru_cache(maxsize=2)
def asset(name: str) -> str:
    """The style or the script of the page."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")


@lru_cache(maxsize=1)
def policy() -> str:
    """What the page may do: run its own script, use its own style, and ask this server."""
    return (
        f"default-src 'none'; style-src '{_digest(asset('page.css'))}'; script-src '{_digest(asset('page.js'))}'; "
        "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
