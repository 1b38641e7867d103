"""Every word that gouji adds is in the language of the person; ``support.reading`` says what is not gouji's."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.cli.dispatch import COMMANDS
from gouji.cli.main import main
from gouji.linter import builtin_rules
from gouji.messages.message import Language
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from support.command import Command
from support.reading import LANGUAGES, foreign, words_of_page
from support.render import as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTY

WRITERS = {"docx": as_docx, "html": as_html, "md": as_markdown, "txt": as_text}
SETTINGS = "exclud: []\nfail_on: warn\npacks: [nowhere]\nfiles: 3\n"
LIBRARY = Library()
PACKS = [LIBRARY.get(name) for name in LIBRARY.names()]
BILINGUAL = [pack for pack in PACKS if pack.info.language is None]
"""What a pack in one language says, it says so in every run."""


@pytest.fixture
def command(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    for suffix, write in WRITERS.items():
        Path(f"report.{suffix}").write_bytes(write(FAULTY))
    Path("wrong").mkdir()
    Path("wrong/.gouji.yaml").write_text(SETTINGS, "utf-8")
    return command


def lines_of(arguments: str) -> list[str]:
    return [line for line in arguments.splitlines() if line and not line.startswith("#")]


CALLS = lines_of("""
# findings
check report.docx
check report.md missing.md
check report.md --quiet
check report.docx --format concise
check report.html --format concise
check report.txt --format concise
check report.docx --format full
check report.html --format full
check report.md --format github
check report.md --format gitlab
check report.md --format checkstyle
check report.md --format rdjson
check report.md --format junit
check report.md --format sarif
check report.md --format vim
# what can not be checked, and wrong calls
check missing.md
check wrong
check report.md --format nonsense
check report.md --pack nothing
check report.md --select nothing
check report.md --fail-on fatal
check report.md --jobs x
check report.md --baseline none.json
check report.md --output
check --stdin-filename x.md
check --halp
chek
--strict check
new nonsense
new pack
schema nothing
serve --port x
server --nonsense
# other commands
annotate report.docx -o marked.docx
annotate report.docx -o report.docx
annotate missing.docx -o marked.docx
annotate
config report.md
config wrong/x.md
explain nothing
facts report.docx
facts report.html
facts report.md
facts report.txt
facts missing.md
new report gia-2021 -o new.docx
new report gia-2019 -o new.md
new report juesuan -o new.html
new report gia-2021 -o report.md
new report nothing -o new.md
new pack our-city --extends gia-2021 -o our-city
new pack our-city -o our-city
packs
rules nothing
rules --coverage gia-2019
rules --coverage gia-2021
test wrong
test nothing
--help
""")


@pytest.mark.parametrize("language", LANGUAGES)
class TestWords:
    @pytest.mark.parametrize("name", COMMANDS)
    def test_of_help(self, capfdbinary: pytest.CaptureFixture[bytes], name: str, language: Language) -> None:
        with pytest.raises(SystemExit):
            main(["--lang", language, name, "--help"])
        out = capfdbinary.readouterr().out.decode()
        assert ("show this help" if language == "en" else "显示此说明") in out
        assert foreign(out, language) == []

    @pytest.mark.parametrize("arguments", CALLS)
    def test_of_commands(self, command: Command, arguments: str, language: Language) -> None:
        run = command("--lang", language, *arguments.split())
        assert run.out + run.err
        assert (
            foreign(run.out + run.err, language, known=[pack.info.name.zh for pack in PACKS if pack.info.language])
            == []
        )

    @pytest.mark.parametrize("pack", BILINGUAL, ids=lambda pack: str(pack.info.id))
    def test_of_lists_of_rules(self, command: Command, pack: Pack, language: Language) -> None:
        assert foreign(command("rules", pack.info.id, "--lang", language).out, language) == []

    @pytest.mark.parametrize("pack", BILINGUAL, ids=lambda pack: str(pack.info.id))
    def test_of_explanations(self, command: Command, pack: Pack, language: Language) -> None:
        pages = {
            rule: command("explain", rule, "--pack", pack.info.id, "--lang", language).out
            for rule in (*(each.id for each in pack.rules), *builtin_rules.WHY)
        }
        assert all(pages.values())
        assert {rule: words for rule, page in pages.items() if (words := foreign(page, language))} == {}

    def test_of_pages(self, command: Command, language: Language) -> None:
        command("check", ".", "--lang", language, "--output", "html=page.html")
        assert foreign(words_of_page(Path("page.html").read_text("utf-8")), language, known=[FAULTY.title]) == []
