"""What a push may bring that is meant to run code, to hide a fault, or to reach what lies elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gouji.linter import fixes
from gouji.packs.contents import Pack
from support.checkout import EXAMPLES
from support.command import Command, Run
from support.edges import Edge, report
from support.files import put

FAULTLESS = EXAMPLES / "faultless" / "qingshi-2024.md"
FAULTY = EXAMPLES / "faulty" / "qingshi-2024.md"


def said(run: Run) -> str:
    """The exit code, and of which files something was found."""
    found = sorted({finding["path"] for finding in run.json["findings"]}) if run.out else ()
    return f"exit {run.code}: {', '.join(found)}"


# ---- folders that git takes for repositories; `make` gives what is checked -----------------------------------------


def bare(folder: str, *, ignored: str = "", setting: str = "") -> str:
    """A faulty report beside what git takes for a bare repository, in a folder of a push."""
    subprocess.run(["git", "init", "-q", "."], check=True)
    put(f"{folder}/bad.md", FAULTY.read_text(encoding="utf-8"))
    put(f"{folder}/good.md", report())
    for name in ("objects", "refs"):
        put(f"{folder}/{name}/x", "")
    put(f"{folder}/HEAD", "ref: refs/heads/main\n")
    put(f"{folder}/config", f"[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\n{setting}")
    put(f"{folder}/info/exclude", f"{ignored}\n")
    return folder


def committed() -> str:
    """A faulty report that is committed, and ignored afterwards."""
    subprocess.run(["git", "init", "-q", "."], check=True)
    put("reports/bad.md", FAULTY.read_text(encoding="utf-8"))
    subprocess.run(["git", "add", "."], check=True)
    put("reports/.gitignore", "*\n")
    return "reports"


def ignored() -> str:
    """A faulty report that was never committed, and is named."""
    subprocess.run(["git", "init", "-q", "."], check=True)
    put("reports/bad.md", FAULTY.read_text(encoding="utf-8"))
    put(".gitignore", "*\n")
    return "reports/bad.md"


FOLDERS = [
    Edge(
        "sec-git-folder",
        lambda: bare("reports", ignored="bad.md", setting='fsmonitor = "touch ../RAN; touch RAN; false"\n'),
        "exit 0: , a command of the push was run",
        "exit 1: reports/bad.md",
    ),
    Edge(
        "git-folder-hides",
        lambda: bare("reports", ignored="*.md"),
        "exit 2: ",
        "exit 1: reports/bad.md",
    ),
    Edge(
        "git-folder-elsewhere",
        lambda: bare("reports", setting="worktree = objects\n"),
        "exit 2: ",
        "exit 1: reports/bad.md",
    ),
    Edge("ignored-but-tracked", committed, "exit 1: reports/bad.md", "exit 1: reports/bad.md"),
    Edge("ignored-but-named", ignored, "exit 1: reports/bad.md", "exit 1: reports/bad.md"),
]


@pytest.mark.parametrize("edge", FOLDERS, ids=lambda edge: edge.name)
def test_folders_that_git_takes_for_repositories(
    edge: Edge, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = command("check", str(edge.make()), "--format", "json")
    ran = next(tmp_path.rglob("RAN"), None)
    assert said(run) + (", a command of the push was run" if ran else "") == edge.after


# ---- links, pipes and devices; `make` gives what is checked -------------------------------------------------------

SECRET = "token: 三更灯火五更鸡"  # noqa: S105 - a sample
posix = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


def linked(name: str, leads_to: str, arguments: str = ".", *, settings: str = "") -> str:
    """A repository beside a secret file, a faulty report and a folder of faultless ones; in it, a link."""
    put("../secret.md", SECRET)
    put("../faulty.md", FAULTY.read_text(encoding="utf-8"))
    put("../reports/a.md", report())
    put("../rules/ours/pack.yaml", SECRET)
    for folder in ("../rules/ours", *([Path(name).parent] if name.startswith("rules/") else [])):
        put(f"{folder}/form.yaml", "sections: []\n")
        put(f"{folder}/rules.yaml", "- id: one\n")
    put("good.md", report())
    if settings:
        put(".gouji.yaml", settings)
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).symlink_to(leads_to)
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "add", "."], check=True)
    return arguments


def states(run: Run) -> str:
    """The exit code, what became of each file, and whether anything of the secret file was shown."""
    files = run.json["files"] if run.out.startswith("{") else ()
    shown = ", the secret is shown" if SECRET[:5] in run.out + run.err else ""
    return f"exit {run.code}: " + ", ".join(f"{file['path']} {file['status']}" for file in files) + shown


PACK = "packs: [rules]\nfiles: [{paths: [a.md], pack: ours}]\n"
LINKS = [
    Edge("link-named", lambda: linked("a.md", "../faulty.md", "a.md"), "exit 1: a.md read", "exit 2: a.md unreadable"),
    Edge(
        "link-found",
        lambda: linked("a.md", "../faulty.md"),
        "exit 1: a.md read, good.md read",
        "exit 0: a.md skipped, good.md read",
    ),
    Edge(
        "link-found-strict",
        lambda: linked("a.md", "../faulty.md", ". --strict"),
        "exit 1: a.md read, good.md read",
        "exit 2: a.md skipped, good.md read",
    ),
    Edge(
        "link-to-system",
        lambda: linked("a.md", "/etc/passwd", "a.md"),
        "exit 0: a.md skipped",
        "exit 2: a.md unreadable",
    ),
    Edge("link-to-device", lambda: linked("a.md", "/dev/zero", "a.md"), "exit 2: ", "exit 2: a.md unreadable"),
    Edge(
        "link-to-device-found",
        lambda: linked("a.md", "/dev/zero"),
        "exit 0: good.md read",
        "exit 0: a.md skipped, good.md read",
    ),
    Edge(
        "link-to-git",
        lambda: linked("sub/a.md", "../.git/config", "sub/a.md"),
        "exit 0: sub/a.md skipped",
        "exit 2: sub/a.md unreadable",
    ),
    Edge("link-to-folder", lambda: linked("sub", "../reports", "sub"), "exit 0: sub/a.md read", "exit 2: "),
    Edge(
        "link-inside",
        lambda: linked("sub/a.md", "../good.md", "sub/a.md"),
        "exit 0: sub/a.md read",
        "exit 0: sub/a.md read",
    ),
    Edge(
        "link-nowhere",
        lambda: linked("a.md", "b.md"),
        "exit 0: good.md read",
        "exit 2: a.md unreadable, good.md read",
    ),
    Edge("link-pack", lambda: linked("rules", "../rules", settings=PACK), "exit 2: , the secret is shown", "exit 2: "),
    Edge(
        "link-pack-file",
        lambda: linked("rules/ours/pack.yaml", "../../../secret.md", settings=PACK),
        "exit 2: , the secret is shown",
        "exit 2: ",
    ),
    Edge("link-settings", lambda: linked(".gouji.yaml", "../secret.md"), "exit 2: , the secret is shown", "exit 2: "),
    Edge("link-settings-nowhere", lambda: linked(".gouji.yaml", "none"), "exit 0: good.md read", "exit 2: "),
    Edge("link-settings-device", lambda: linked(".gouji.yaml", "/dev/zero"), "exit 0: good.md read", "exit 2: "),
    Edge(
        "link-baseline",
        lambda: linked("known.json", "../secret.md", ". --baseline known.json --update-baseline"),
        "exit 2: ",
        "exit 2: ",
    ),
    Edge(
        "link-baseline-device",
        lambda: linked("known.json", "/dev/zero", ". --baseline known.json"),
        "all memory is taken",
        "exit 2: ",
    ),
    Edge(
        "link-output",
        lambda: linked("out.json", "../secret.md", ". --output json=out.json"),
        "exit 0: good.md read, and the secret is overwritten",
        "exit 2: good.md read",
    ),
    Edge(
        "link-output-new",
        lambda: linked("out.json", "../new.json", ". --output json=out.json"),
        "exit 0: good.md read, and a file is written outside",
        "exit 2: good.md read",
    ),
    Edge(
        "link-fix",
        lambda: linked("a.md", "../faulty.md", "a.md --fix --unsafe-fixes"),
        "exit 1: a.md read, and a file outside is fixed",
        "exit 2: a.md unreadable",
    ),
]


@posix
@pytest.mark.parametrize("edge", LINKS, ids=lambda edge: edge.name)
def test_links(edge: Edge, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")
    run = command("check", *str(edge.make()).split(), "--format", "json")
    assert states(run) == edge.after
    assert len(run.err.splitlines()) <= 1
    assert (tmp_path / "secret.md").read_text(encoding="utf-8") == SECRET
    assert (tmp_path / "faulty.md").read_bytes() == FAULTY.read_bytes()
    assert not (tmp_path / "new.json").exists()


@posix
def test_a_document_that_a_process_has_open_is_read(tmp_path: Path) -> None:
    for name in ("/dev/stdin", "/dev/fd/0"):
        with FAULTLESS.with_suffix(".txt").open("rb") as file:
            command = [sys.executable, "-m", "gouji", "check", name, "--format", "concise", "--pack", "gia-2021"]
            done = subprocess.run(command, stdin=file, capture_output=True, check=False, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


# ---- odd circumstances --------------------------------------------------------------------------------------------


def gouji(*arguments: str, **how: Any) -> str:
    """The exit code and the messages of a process, which says nothing else."""
    command = [sys.executable, "-m", "gouji", "check", "--lang", "en", *arguments]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, **how)
    return f"exit {done.returncode}: {done.stderr.decode().strip()}"


@posix
def test_standard_input_is_closed() -> None:
    """`closed-input`: before, gouji itself failed."""
    said = gouji("-", "--stdin-filename", "a.md", preexec_fn=lambda: os.close(0))
    assert said == "exit 2: gouji: standard input is closed: there is nothing to check"


@posix
@pytest.mark.parametrize("path", [".", "a.md", str(FAULTLESS)])
def test_the_current_folder_is_gone(tmp_path: Path, path: str) -> None:
    """`removed-folder`: before, gouji itself failed."""
    (tmp_path / "gone").mkdir()

    def leave() -> None:
        os.chdir(tmp_path / "gone")
        (tmp_path / "gone").rmdir()

    assert gouji(path, preexec_fn=leave).startswith("exit 2: gouji: the current folder is gone or closed (no such file")


SETTINGS = [
    Edge("exclude-nothing-back", lambda: "exclude: ['!a.md']", "exit 1: a.md", "exit 2: "),
    Edge("exclude-folder-back", lambda: "exclude: [x/, '!x/a.md']", "exit 1: a.md", "exit 2: "),
    Edge("exclude-some-back", lambda: "exclude: ['*.md', '!a.md']", "exit 1: a.md", "exit 1: a.md"),
]


@pytest.mark.parametrize("edge", SETTINGS, ids=lambda edge: edge.name)
def test_settings(edge: Edge, command: Command, folder: Path) -> None:
    (folder / "a.md").write_bytes(FAULTY.read_bytes())
    put(".gouji.yaml", str(edge.make()))
    assert said(command("check", "--format", "json")) == edge.after


BASELINES = [
    Edge("sec-baseline-digits", lambda: '{"version":' + "9" * 5000 + "}", "gouji itself failed", "known.json:1:12"),
    Edge(
        "baseline-digits-in-entry",
        lambda: '{"version": 1, "findings": [\n{"count": -' + "1" * 5000 + "}]}",
        "gouji itself failed",
        "known.json:2:11",
    ),
]


@pytest.mark.parametrize("edge", BASELINES, ids=lambda edge: edge.name)
def test_baselines(edge: Edge, command: Command, folder: Path) -> None:
    (folder / "a.md").write_bytes(FAULTY.read_bytes())
    put("known.json", str(edge.make()))
    run = command("check", "--baseline", "known.json")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"gouji: {edge.after}: ")


# ---- what --fix leaves alone ---------------------------------------------------------------------------------------

FIX = fixes.fix_source
LINE = "\n人工新增一行\n"


def appended(*arguments: Any) -> Any:
    """Somebody saves the file while gouji works on it."""
    with Path("a.md").open("a", encoding="utf-8") as file:
        file.write(LINE)
    return FIX(*arguments)


def replaced(*arguments: Any) -> Any:
    """As most editors save: a new file takes the place of the old one."""
    put("new.md", report())
    Path("new.md").replace("a.md")
    return FIX(*arguments)


MEANWHILE = [
    Edge(
        "sec-lost-edit", lambda: FAULTY.read_text(encoding="utf-8") + LINE, "the line is lost", "it was saved meanwhile"
    ),
    Edge("lost-edit-by-rename", report, "what was saved is lost", "it was saved meanwhile"),
]


@pytest.mark.parametrize(("edge", "save"), [*zip(MEANWHILE, (appended, replaced), strict=True)])
def test_what_is_saved_meanwhile(
    edge: Edge, save: object, command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.md").write_bytes(FAULTY.read_bytes())
    monkeypatch.setattr(fixes, "fix_source", save)
    run = command("check", "a.md", "--fix", "--lang", "en")
    assert (folder / "a.md").read_text(encoding="utf-8") == edge.make()
    assert (run.code, edge.after in run.err) == (2, True)


@posix
@pytest.mark.parametrize("kind", ["fix-read-only", "fix-hard-link"])  # before, both were replaced without a word
def test_what_is_not_replaced(kind: str, command: Command, folder: Path) -> None:
    (folder / "a.md").write_bytes(FAULTY.read_bytes())
    if kind == "fix-read-only":
        (folder / "a.md").chmod(0o444)
    else:
        (folder / "b.md").hardlink_to(folder / "a.md")
    run = command("check", "a.md", "--fix", "--lang", "en")
    assert (folder / "a.md").read_bytes() == FAULTY.read_bytes()
    assert (run.code, "left as it is" in run.err) == (2, True)
    assert {each.name for each in folder.iterdir()} <= {".git", "a.md", "b.md"}


# ---- a cache that somebody else has written; `make` gives what stands in for an entry -----------------------------


def checked(data: bytes, seal: Callable[..., Any] = sha256) -> bytes:
    """With a right checksum, as entries had before they were sealed."""
    return bytes(seal(data).digest()[:32]) + data


def without_rules(entry: bytes) -> bytes:
    """A pack whose rules find nothing, or any other entry as it is."""
    try:
        pack = msgspec.msgpack.decode(entry[32:], type=Pack)
    except msgspec.MsgspecError:
        return entry
    return msgspec.msgpack.encode(msgspec.structs.replace(pack, rules=pack.rules[:1]))


def other_code(entry: bytes) -> bytes:
    """Opcodes that make the engine of regular expressions read where nothing is, or any other entry as it is."""
    values = msgspec.msgpack.decode(entry[32:])
    if not isinstance(values, list) or not all(isinstance(value, list) for value in values):
        return entry
    for value in values:
        value[2] = b"\xff\xff\xff\x7f" * (len(value[2]) // 4)
    return msgspec.msgpack.encode(values)


POISON = [
    ("sec-cache-poison", lambda entry: checked(without_rules(entry)), "exit 0, nothing found"),
    ("cache-poison-code", lambda entry: checked(other_code(entry)), "segmentation fault"),
    ("cache-poison-blake", lambda entry: checked(without_rules(entry), blake2b), "exit 1"),
    ("cache-poison-kept-seal", lambda entry: entry[:32] + without_rules(entry), "exit 1"),
    ("cache-poison-torn", lambda entry: entry[: len(entry) // 2], "exit 1"),
]


@pytest.mark.parametrize(("name", "poison", "before"), POISON, ids=[each[0] for each in POISON])
def test_a_poisoned_cache(name: str, poison: Callable[[bytes], bytes], before: str, tmp_path: Path) -> None:
    del name, before
    environment = {**os.environ, "GOUJI_CACHE_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "gouji", "check", FAULTY, "--format", "json"]
    fresh = subprocess.run(command, env=environment, capture_output=True, check=False)
    entries = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert entries
    for path in entries:
        path.write_bytes(poison(path.read_bytes()))
    again = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (again.returncode, again.stdout, again.stderr) == (fresh.returncode, fresh.stdout, b"")
    assert fresh.returncode == 1


def test_no_cache_is_none(tmp_path: Path) -> None:
    """Before, compiled patterns were kept and used all the same."""
    environment = {**os.environ, "GOUJI_CACHE_DIR": str(tmp_path / "cache"), "GOUJI_STATE_DIR": str(tmp_path / "state")}
    command = [sys.executable, "-m", "gouji", "check", FAULTY, "--no-cache"]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
    assert list(tmp_path.iterdir()) == []


# ---- what a terminal or a log would obey; `make` prepares a folder and gives what is run -----------------------------


def named(name: str) -> str:
    """A faulty report with such a name."""
    Path(name).write_bytes(FAULTY.read_bytes())
    return "check ."


def configured(settings: str) -> str:
    named("a.md")
    put(".gouji.yaml", settings)
    return "check ."


def packed(pack: str) -> str:
    """A pack with such an information."""
    put("rules/ours/pack.yaml", pack)
    put("rules/ours/form.yaml", "sections: []\n")
    put("rules/ours/rules.yaml", "- id: one\n")
    return "test rules"


ESCAPE = "\x1b[2J"
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|##\w*\[|(?m:^\s*::)")
NEUTRAL = "nothing"
BOTH = "ESC, U+202E"
SCREENS = [
    Edge("sec-config-escape", lambda: configured('ignore: [{rule: "\\e[2J\\u202eabc\\r", reason: x}]'), BOTH, NEUTRAL),
    Edge("config-two-lines", lambda: configured('ignore: [{rule: "a\\n::error::b", reason: x}]'), "two lines", NEUTRAL),
    Edge("config-key", lambda: configured('"a\\n::error::\\u009b": 1'), "::error::, U+009B", NEUTRAL),
    Edge("config-severity", lambda: configured('severity: {copied-section: "\\e]0;x\\a"}'), "ESC, BEL", NEUTRAL),
    Edge("name-escape", lambda: named(f"a{ESCAPE}\u202eb.md"), "U+202E", NEUTRAL),
    Edge("name-two-lines", lambda: named("a\n::error::b.md"), NEUTRAL, NEUTRAL),
    Edge("name-command", lambda: named("::set-output name=a::b.md"), "::set-output", NEUTRAL),
    Edge("name-command-azure", lambda: named("##vso[task.complete].md"), "##vso[", NEUTRAL),
    Edge("name-command-old", lambda: named("a ##[add-mask]b.md"), "##[add-mask]", NEUTRAL),
    Edge("pack-escape", lambda: packed('"\\e[2J": 1'), "ESC", NEUTRAL),
    Edge("option-escape", lambda: f"check --a{ESCAPE}\u202e", BOTH, NEUTRAL),
    Edge("path-escape", lambda: f"check a{ESCAPE}\u202e", BOTH, NEUTRAL),
    Edge("command-escape", lambda: f"a{ESCAPE}\u202e", BOTH, NEUTRAL),
    Edge("explain-escape", lambda: f"explain a{ESCAPE}\u202e", BOTH, NEUTRAL),
]


@posix
@pytest.mark.parametrize("edge", SCREENS, ids=lambda edge: edge.name)
@pytest.mark.parametrize("form", ["text", "concise", "github"])
def test_screens_and_logs(edge: Edge, form: str, command: Command, folder: Path) -> None:
    arguments = str(edge.make()).split(" ")
    run = command(*arguments, *(["--format", form] if arguments[-1] == "." else []))
    theirs = re.sub(r"(?m)^::(error|warning|notice) (?=file=|title=)", "", run.out) if form == "github" else run.out
    assert OBEYED.findall(theirs) == OBEYED.findall(run.err) == []
    assert run.err or run.out
    assert len(run.err.splitlines()) <= (6 if "test" in arguments else 1)
    assert all(line.startswith("gouji: ") for line in run.err.splitlines())
    assert list(folder.iterdir())


def test_a_patch_of_a_file_with_an_odd_name(command: Command, folder: Path) -> None:
    """Git writes such names in quotes; before, the name began a line of the patch."""
    named("a\n+++ b.md")
    run = command("check", "--diff")
    assert run.out.startswith('--- "a\\012+++ b.md"\n+++ "a\\012+++ b.md"\n')
    assert list(folder.iterdir())
