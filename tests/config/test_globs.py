from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.config.globs import GlobError, compile_globs, idle

CASES = [
    # patterns, taken in, left out
    (["*.bak"], ["a.bak", "x/y/a.bak", ".bak"], ["a.bak.md", "bak"]),
    (["drafts"], ["drafts/a.md", "x/drafts/a.md", "drafts"], ["drafts.md", "old-drafts/a.md"]),
    (["drafts/"], ["drafts/a.md", "x/drafts/y/a.md"], ["drafts", "x/drafts"]),
    (["/drafts"], ["drafts/a.md", "drafts"], ["x/drafts/a.md"]),
    (["2023/drafts"], ["2023/drafts/a.md", "2023/drafts"], ["x/2023/drafts/a.md", "2023/a.md"]),
    (["./2023"], ["2023/a.md"], ["x/2023/a.md"]),
    (["2023/*.md"], ["2023/a.md"], ["2023/x/a.md", "2024/a.md"]),
    (["2023/**/*.md"], ["2023/a.md", "2023/x/a.md", "2023/x/y/a.md"], ["2024/a.md", "a.md"]),
    (["**/drafts"], ["drafts", "x/drafts/a"], ["x/adrafts"]),
    (["**/a/b"], ["a/b", "x/y/a/b/c"], ["a/x/b"]),
    (["a/**"], ["a/b", "a/b/c"], ["a", "x/a/b"]),
    (["a/**/b"], ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a"]),
    (["**"], ["a", "a/b"], []),
    (["a?c"], ["abc", "x/a年c"], ["ac", "a/c"]),
    (["[ab].md", "[!0-9].txt"], ["a.md", "b.md", "x.txt"], ["c.md", "1.txt"]),
    (["年报/草稿*"], ["年报/草稿一.docx", "年报/草稿/a"], ["年报/定稿.docx"]),
    (["*.md", "!README.md"], ["a.md", "x/a.md"], ["README.md", "x/README.md"]),
    (["*.md", "!a.md", "a.md"], ["a.md"], []),
    (["drafts/", "!drafts/a.md"], ["drafts/a.md"], []),
    (["drafts/*", "!drafts/a.md"], ["drafts/b.md"], ["drafts/a.md"]),
    ([], [], ["a"]),
]


@pytest.mark.parametrize(("patterns", "taken", "left"), CASES)
def test_patterns(patterns: list[str], taken: list[str], left: list[str]) -> None:
    globs = compile_globs(patterns)
    assert [path for path in taken + left if globs.take(path)] == taken


@pytest.mark.parametrize(
    ("patterns", "without_effect"),
    [
        (["!a"], [0]),
        (["!a", "*.md", "!b.md"], [0]),
        (["*.md", "!README.md", "!a/"], []),
        (["drafts/", "!drafts/a.md", "!drafts/x/*.md"], [1, 2]),
        (["drafts/*", "!drafts/a.md"], []),
        (["drafts", "!/drafts/", "!drafts/a.md"], []),
        (["a/", "!a/b/", "!*/c"], [1]),
        (["**/x", "!y/x/z", "!y/z"], [1]),
    ],
)
def test_what_takes_nothing_back(patterns: list[str], without_effect: list[int]) -> None:
    assert list(idle(patterns)) == without_effect


GIT_CASES = [
    # git knows no ``./`` in a pattern, and for it ``?`` is a byte and not a character
    *((patterns, taken + left) for patterns, taken, left in CASES if patterns not in (["./2023"], ["a?c"])),
    (["a?c"], ["abc", "ac", "a/c"]),
    (["/*", "!/2023"], ["2023/a.md", "2024/a.md", "a.md"]),
    (["/*", "!/2023", "/2023/*", "!/2023/a.md"], ["2023/a.md", "2023/b.md", "b.md"]),
    (["a/", "!a/b/", "!a/b/c"], ["a/b/c", "a/c"]),
    (["**/x/**/y"], ["x/y", "a/x/b/c/y", "x/a", "y"]),
    (["**/**/a", "b/**/**"], ["a", "c/d/a", "b", "b/c/d"]),
    (["a**b", "**c"], ["ab", "axb", "a/b", "xc", "y/xc"]),
    (["*"], ["a", "a/b", ".a"]),
    (["*/"], ["a", "a/b", "a/b/c"]),
    (["*/*"], ["a", "a/b", "a/b/c"]),
    (["!a", "a"], ["a"]),
    (["a", "!a"], ["a", "x/a", "a/b"]),
    (["[]a]b", "[a-c]/d"], ["]b", "ab", "b/d", "d/d"]),
    (["年*/*.md", "!年报/定稿.md"], ["年报/定稿.md", "年报/草稿.md", "年报/x/a.md"]),
]


@pytest.mark.parametrize(("patterns", "names"), GIT_CASES)
def test_git_reads_them_alike(patterns: list[str], names: list[str], tmp_path: Path) -> None:
    """Each path in a repository of its own, since git asks the disk what is a folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    globs = compile_globs(patterns)
    for number, name in enumerate(names):
        repository = tmp_path / str(number)
        file = repository / name
        file.parent.mkdir(parents=True)
        file.touch()
        (repository / ".gitignore").write_text("\n".join(patterns), "utf-8")
        subprocess.run(["git", "init", "-q", repository], check=True, env=environment)
        command = ["git", "-C", repository, "check-ignore", "-q", "--no-index", name]
        assert globs.take(name) == (subprocess.run(command, check=False, env=environment).returncode == 0), name


def test_accents_are_the_same_however_they_are_written() -> None:
    assert compile_globs(["re\u0301sume\u0301"]).take("r\u00e9sum\u00e9")
    assert compile_globs(["r\u00e9sum\u00e9"]).take("re\u0301sume\u0301")


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "it is empty"),
        ("  ", "it is empty"),
        ("/", "it is empty"),
        ("!", "it is empty"),
        ("a\\b", "write / between folders, not \\"),
        ("../a", "it can't lead outside with .."),
    ],
)
def test_patterns_that_mean_nothing(pattern: str, reason: str) -> None:
    with pytest.raises(GlobError) as caught:
        compile_globs([pattern])
    assert caught.value.message.en == reason


names = st.text(st.sampled_from("ab年."), min_size=1, max_size=3).filter(lambda name: name.strip("."))
paths = st.lists(names, min_size=1, max_size=5).map("/".join)


@given(paths)
def test_a_path_takes_in_itself_and_what_is_below(path: str) -> None:
    globs = compile_globs([f"/{path}"])
    assert globs.take(path)
    assert globs.take(f"{path}/x")
    assert not globs.take(f"x/{path}")


@given(st.lists(st.sampled_from(["**", "*", "a*", "a", "b", "*b*"]), min_size=1, max_size=30), paths)
def test_matching_takes_no_time(components: list[str], path: str) -> None:
    compile_globs(["/".join(components)]).take(path)


def test_many_stars_take_no_time() -> None:
    pattern = "/".join(["**", "a*a*a*a*a*b"] * 50)
    assert not compile_globs([pattern]).take("/".join(["a" * 60] * 20))


def test_many_stars_in_one_name_take_no_time() -> None:
    assert not compile_globs(["a*" * 20 + "b"]).take("a" * 200)


def test_which_pattern_takes_a_file_in() -> None:
    globs = compile_globs(["*.md", "!keep.md", "drafts/", "drafts/keep.md"])
    assert [globs.taker(path) for path in ("a.md", "keep.md", "drafts/keep.md", "drafts/x.txt", "x.txt")] == [
        0,
        None,
        2,
        2,
        None,
    ]


def test_patterns_that_fit_nothing() -> None:
    globs = compile_globs(["drafts/", "*.md", "!a.md", "b.md", "drafts"])
    assert list(globs.idle(["a.md", "x/drafts"])) == [0, 3]
    assert list(globs.idle([])) == [0, 1, 2, 3, 4]
