"""Every word that gouji adds is in the language of the person; ``support.reading`` says what is not gouji's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gouji.cli.dispatch import COMMANDS
from gouji.cli.main import main
from gouji.linter import builtin_rules
from gouji.messages.message import Language
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from support.checkout import EXAMPLES
from support.command import Command
from support.reading import LANGUAGES, foreign, words_of_page
from support.render import as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTY

WRITERS = {"docx": as_docx, "html": as_html, "md": as_markdown, "txt": as_text}
WRONG = "exclud: []\nfail_on: warn\npacks: [nowhere]\nfiles: 3\n"
SETTLED = """\
ignore:
  - {path: a.md, rule: cell-blank, reason: known}
  - {path: a.md, rule: plan-year, reason: known, until: 2020-01-01}
  - {path: c.md, rule: text-fees, reason: known}
exclude: [c/]
severity: {section-copied: warning}
files:
  - {paths: [nowhere/], pack: gia-2021}
"""
COMMENTS = "\n<!-- gouji: ignore=cell-blank known -->\n<!-- gouji: ignore=nothing -->\n<!-- gouji: ignroe -->\n"
STRANGE = {
    "broken.docx": b"PK\x03\x04 no archive",
    "empty.txt": b"",
    "letter.txt": "各位同事：周五下午开会。".encode(),
    "table.xlsx": b"PK",
    "cut.pdf": b"%PDF-1.4\n",
    "merged.md": b"<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n",
}
UNIT = FAULTY.title.partition("2024年")[0]
TITLES = (FAULTY.title, "青石县教育局2024年度部门决算")
LIBRARY = Library()
PACKS = [LIBRARY.get(name) for name in LIBRARY.names()]
BILINGUAL = [pack for pack in PACKS if pack.info.language is None]
"""What a pack in one language says, it says so in every run."""
KNOWN = (*(pack.info.name.zh for pack in PACKS if pack.info.language), UNIT, "一、教育支出", "二、住房保障支出")
"""Names of such packs, of the body whose report it is, and of rows that the specimen of a form names."""


@pytest.fixture
def command(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    for suffix, write in WRITERS.items():
        Path(f"report.{suffix}").write_bytes(write(FAULTY))
    for name, settings in {"wrong": WRONG, "settled": SETTLED}.items():
        Path(name).mkdir()
        Path(name, ".gouji.yaml").write_text(settings, "utf-8")
    Path("settled/a.md").write_bytes(as_markdown(FAULTY))
    Path("settled/b.md").write_bytes(as_markdown(FAULTY) + COMMENTS.encode())
    for name, data in STRANGE.items():
        Path(name).write_bytes(data)
    Path("accounts.docx").write_bytes((EXAMPLES / "juesuan" / "faulty" / "qingshi-2024.docx").read_bytes())
    Path("accounts.md").write_bytes((EXAMPLES / "juesuan" / "faulty" / "qingshi-2024.md").read_bytes())
    return command


def lines_of(arguments: str) -> list[str]:
    return [line for line in arguments.splitlines() if line and not line.startswith("#")]


CALLS = lines_of("""
# findings
check report.docx
check report.md missing.md
check report.md --quiet
check accounts.docx accounts.md
check accounts.docx accounts.md --format full
check settled
check settled --strict
check settled --format full
check report.md --fix --diff
check report.md --fix
check report.md --write-baseline known.json
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
check report.md --output html=pages/
# what can not be checked, and wrong calls
check broken.docx empty.txt letter.txt table.xlsx cut.pdf merged.md
check broken.docx empty.txt letter.txt table.xlsx cut.pdf merged.md --strict
check letter.txt --pack gia-2021
check report.md --output html=
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
annotate letter.txt -o marked.txt
annotate broken.docx -o marked.docx
annotate report.docx letter.txt -o folder
config report.md
config settled/a.md
config
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
new report gia-2021 --from report.docx -o new.docx
new report gia-2021 --from letter.txt -o new.docx
new report gia-2021 --year nonsense -o new.docx
new report gia-2021 -o new.xyz
new report gia-2021 -o report.md
new report nothing -o new.md
new pack our-city --extends gia-2021 -o our-city
new pack our-city --from report.docx -o our-city
new pack X! --from report.docx -o our-city
packs
rules nothing
rules --coverage gia-2019
rules --coverage gia-2021
rules --coverage juesuan
schema
test wrong
test settled
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
        assert foreign(run.out + run.err, language, KNOWN) == []

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
        assert foreign(words_of_page(Path("page.html").read_text("utf-8")), language, TITLES) == []

    @pytest.mark.parametrize("suffix", ["html", "md", "txt"])
    def test_of_marked_pages(self, command: Command, suffix: str, language: Language) -> None:
        command("annotate", f"report.{suffix}", "-o", "marked.html", "--lang", language)
        ours = re.findall(r"<!--gouji-->(.*?)<!--/gouji-->", Path("marked.html").read_text("utf-8"), re.DOTALL)
        words = words_of_page("\n".join(ours))
        assert ("Notes of gouji" if language == "en" else "勾稽的说明") in words
        assert foreign(words, language) == []
