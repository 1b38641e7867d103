"""The GitHub action and the GitLab template: their shell steps, run with bash in a repository of reports.

What their hosts do themselves is not run here: expressions, annotations, artifacts.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from ruamel.yaml import YAML

from gouji import __version__
from support.checkout import ROOT
from support.files import put
from support.render import as_docx, as_markdown
from support.repository import of_a_person
from support.revision import REVISION
from support.sample_reports import FAULTLESS, FAULTY

ACTION: dict[str, Any] = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
TEMPLATE: dict[str, Any] = YAML(typ="safe").load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))
JOB = TEMPLATE["gouji"]
INSTALL, CHECK = ACTION["runs"]["steps"]
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash")


class Checkout(Struct, frozen=True):
    """What a runner works in."""

    folder: Path
    temp: Path

    def run(self, script: str, environment: Mapping[str, str]) -> tuple[int, str]:
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={
                **mine,
                "LC_ALL": "",
                "LC_MESSAGES": "",
                "LANGUAGE": "",
                "LANG": "zh_CN.UTF-8",
                "PATH": os.pathsep.join([str(BIN), mine["PATH"]]),
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    folder = tmp_path / "检出 1"
    (folder / "年报 2024").mkdir(parents=True)
    (folder / "年报 2024" / "青石镇.md").write_bytes(as_markdown(FAULTY))
    (folder / "年报 2024" / "青石镇.docx").write_bytes(as_docx(FAULTY))
    (folder / "年报 2025").mkdir()
    (folder / "年报 2025" / "青石镇.md").write_bytes(as_markdown(FAULTLESS))
    (tmp_path / "temp").mkdir()
    return Checkout(folder, tmp_path / "temp")


class TestAction:
    def check(self, checkout: Checkout, **inputs: str) -> tuple[int, str, str]:
        """Exit code, log, and outputs of the step."""
        values = {name: inputs.get(name, known["default"]) for name, known in ACTION["inputs"].items()}
        output = checkout.temp / "output"
        output.touch()
        environment = {name: expression(value, values) for name, value in CHECK["env"].items()}
        code, log = checkout.run(CHECK["run"], {**environment, "GITHUB_OUTPUT": str(output)})
        return code, log, output.read_text("utf-8")

    def test_fails_on_findings_and_annotates_them(self, checkout: Checkout) -> None:
        code, log, output = self.check(checkout)
        assert code == 1
        assert "::error file=年报 2024/青石镇.md,line=" in log
        assert output == ""

    def test_passes_without_findings(self, checkout: Checkout) -> None:
        assert self.check(checkout, paths="年报 2025\n")[0] == 0

    def test_paths_stand_one_a_line(self, checkout: Checkout) -> None:
        code, log, _ = self.check(checkout, paths="年报 2025\n年报 2024/青石镇.docx\n\n", format="concise")
        assert code == 1
        assert {line.split(":")[0] for line in log.splitlines()} == {"年报 2024/青石镇.docx"}

    def test_options_are_handed_on(self, checkout: Checkout) -> None:
        code, log, _ = self.check(checkout, args="--select tables\n --lang=en", format="concise")
        assert code == 1
        assert set(re.findall(r": error (\S+) ", log)) == {"cell-blank", "cell-placeholder"}
        assert "is blank" in log

    def test_nothing_is_run_that_stands_in_an_input(self, checkout: Checkout) -> None:
        self.check(checkout, paths="$(touch 1)\n`touch 2`; touch 3", args="; touch 4", sarif="a$(touch 5)")
        assert not list(checkout.folder.glob("[0-9]"))

    def test_writes_sarif_and_names_it(self, checkout: Checkout) -> None:
        code, _, output = self.check(checkout, sarif="年报 结果.sarif")
        assert code == 1
        assert output == "sarif=年报 结果.sarif\n"
        assert json.loads((checkout.folder / "年报 结果.sarif").read_text("utf-8"))["version"] == "2.1.0"

    def test_a_path_that_does_not_exist_fails(self, checkout: Checkout) -> None:
        assert self.check(checkout, paths="年报 2023")[0] == 2

    def test_names_only_what_there_is(self) -> None:
        said = json.dumps(ACTION, ensure_ascii=False)
        assert set(re.findall(r"inputs\.(\w+)", said)) == set(ACTION["inputs"])
        assert set(re.findall(r"steps\.(\w+)", said)) == {CHECK["id"]}
        assert set(ACTION["outputs"]) == {"sarif"}
        assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"])

    @pytest.mark.slow
    def test_installs_itself(self, checkout: Checkout) -> None:
        path = checkout.temp / "path"
        environment = {"SOURCE": copied(checkout), "RUNNER_TEMP": str(checkout.temp), "RUNNER_OS": "Linux"}
        installed(*checkout.run(INSTALL["run"], {**environment, "GITHUB_PATH": str(path)}))
        gouji = Path(path.read_text("utf-8").strip()) / "gouji"
        assert checkout.run(f'"{gouji}" --version', {}) == (0, f"gouji {__version__}\n")


class TestGitLab:
    def script(self, checkout: Checkout, *commands: str, **variables: str) -> tuple[int, str]:
        known = {name: str(value) for name, value in JOB["variables"].items()}
        return checkout.run("\n".join(commands), {**known, "GOUJI_VENV": str(BIN.parent), **variables})

    def test_fails_on_findings_and_reports_them(self, checkout: Checkout) -> None:
        code, log = self.script(checkout, JOB["script"][-1])
        assert code == 1
        assert "requests-outcomes" in log
        found = json.loads((checkout.folder / JOB["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
        assert {each["location"]["path"] for each in found} == {"年报 2024/青石镇.md", "年报 2024/青石镇.docx"}
        assert JOB["artifacts"]["when"] == "always"

    def test_variables_change_what_is_run(self, checkout: Checkout) -> None:
        assert self.script(checkout, JOB["script"][-1], GOUJI_PATH="年报 2025", GOUJI_ARGS="--strict --quiet") == (
            0,
            "",
        )

    def test_pins_this_version(self) -> None:
        assert JOB["variables"]["GOUJI_SOURCE"].endswith(f"@{REVISION}")

    @pytest.mark.slow
    def test_runs_as_a_whole(self, checkout: Checkout) -> None:
        venv = str(checkout.temp / "gouji")
        code, log = self.script(checkout, *JOB["script"], GOUJI_SOURCE=copied(checkout), GOUJI_VENV=venv)
        installed(0 if "requests-outcomes" in log else code, log)
        assert code == 1


def expression(value: str, inputs: Mapping[str, str]) -> str:
    """``${{ inputs.name }}`` filled in, as the host does."""
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda name: inputs[name[1]], value)


def copied(checkout: Checkout) -> str:
    """The project's files; installing from the tree itself would leave a build folder in it."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (checkout.temp / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, checkout.temp / "source" / name)
    return str(checkout.temp / "source")


def installed(code: int, log: str) -> None:
    """Skips where no package index is within reach."""
    no_index = code and re.search(r"No matching distribution|Temporary failure|ConnectionError|timed out", log)
    if no_index and "CI" not in os.environ:
        pytest.skip("pip can't install gouji's dependencies here: no package index within reach")
    assert code == 0, log


class TestDocs:
    def test_workflow_uses_inputs_and_outputs_of_the_action(self) -> None:
        (workflow,) = snippets(".github/workflows/reports.yml")
        _, ours, upload = workflow["jobs"]["gouji"]["steps"]
        assert ours["uses"].endswith(f"@{REVISION}")
        assert set(ours["with"]) <= set(ACTION["inputs"])
        assert upload["with"] == {"sarif_file": "${{ steps.gouji.outputs.sarif }}"}

    def test_include_changes_variables_of_the_template(self) -> None:
        (ours,) = snippets(".gitlab-ci.yml")
        assert f"/{REVISION}/ci/gitlab.yml" in ours["include"][0]["remote"]
        assert set(ours["gouji"]["variables"]) <= set(JOB["variables"])

    def test_steps_for_the_base_branch_use_the_same_action(self) -> None:
        (steps,) = snippets("GitHub: ")
        assert steps[-1]["uses"].endswith(f"@{REVISION}")
        assert set(steps[-1]["with"]) <= set(ACTION["inputs"])

    def test_every_input_is_explained(self) -> None:
        reported = (ROOT / "docs" / "ci.md").read_text("utf-8")
        assert [name for name in ACTION["inputs"] if f"| `{name}` |" not in reported] == []


class TestSettingsOfTheBaseBranch:
    """What docs/ci.md tells to run, in a clone of a repository whose base branch has settings."""

    @pytest.fixture
    def clone(self, tmp_path: Path) -> Checkout:
        origin, folder = tmp_path / "origin", tmp_path / "检出 1"
        (tmp_path / "temp").mkdir()
        write(origin, {".gouji.yaml": b"exclude: [drafts/]\n", "drafts/a.md": as_markdown(FAULTY), "a.md": GOOD})
        git(origin, "init", "-q", "-b", "main")
        commit(origin)
        git(tmp_path, "clone", "-q", str(origin), str(folder))
        return Checkout(folder, tmp_path / "temp")

    def github(self, clone: Checkout) -> tuple[int, str]:
        settings, check = (step for step in snippets("GitHub: ")[0] if step.get("uses") != "actions/checkout@v4")
        output = clone.temp / "output"
        output.touch()
        code, log = clone.run(settings["run"], {"BASE": "main", "GITHUB_OUTPUT": str(output)})
        assert code == 0, log
        own = output.read_text("utf-8").strip().removeprefix("args=")
        args = check["with"]["args"].replace("${{ steps.settings.outputs.args }}", own)
        values = {name: known["default"] for name, known in ACTION["inputs"].items()} | {"args": args}
        environment = {name: expression(value, values) for name, value in CHECK["env"].items()}
        return clone.run(CHECK["run"], {**environment, "GITHUB_OUTPUT": str(output)})

    def gitlab(self, clone: Checkout) -> tuple[int, str]:
        job = snippets("GitLab: ")[0]["gouji"]
        variables = {name: str(value) for name, value in JOB["variables"].items()}
        script = "\n".join([*job["before_script"], JOB["script"][-1]])
        return clone.run(script, {**variables, "GOUJI_VENV": str(BIN.parent), "CI_DEFAULT_BRANCH": "main"})

    @pytest.mark.parametrize("host", ["github", "gitlab"])
    @pytest.mark.parametrize(
        ("files", "code"),
        [
            ({}, 0),
            ({"drafts/b.md": b"FAULTY"}, 0),
            ({"b.md": b"FAULTY"}, 1),
            ({"b.md": b"FAULTY", ".gouji.yaml": b"exclude: [b.md]\n"}, 1),
            ({"b.md": b"FAULTY", ".gouji.yaml": b"ignore: ['*']\n"}, 1),
            ({"b.md": b"FAULTY", "x/.gouji.yaml": b"exclude: [b.md]\n"}, 1),
            ({"x/b.md": b"FAULTY", "x/.gouji.yaml": b"exclude: [b.md]\n"}, 1),
            ({"b.md": b"<!-- gouji: ignore-file=* \xe5\xaf\xb9 -->\nFAULTY"}, 1),
        ],
    )
    def test_a_branch_cannot_let_itself_pass(
        self, clone: Checkout, host: str, files: dict[str, bytes], code: int
    ) -> None:
        git(clone.folder, "switch", "-q", "-c", "side")
        write(clone.folder, {name: data.replace(b"FAULTY", as_markdown(FAULTY)) for name, data in files.items()})
        found, log = getattr(self, host)(clone)
        assert found == code, log

    @pytest.mark.parametrize("host", ["github", "gitlab"])
    def test_without_settings_there(self, clone: Checkout, host: str) -> None:
        git(clone.folder, "rm", "-q", ".gouji.yaml")
        git(clone.folder, "rm", "-q", "-r", "drafts")
        commit(clone.folder)
        git(clone.folder, "push", "-q", "origin", "HEAD:other")
        git(clone.folder.parent / "origin", "switch", "-q", "other")
        git(clone.folder.parent / "origin", "branch", "-f", "main", "other")
        write(clone.folder, {".gouji.yaml": b"exclude: [a.md]\n"})
        assert getattr(self, host)(clone)[0] == 0

    @pytest.mark.parametrize("host", ["github", "gitlab"])
    def test_own_packs_are_those_of_the_base(self, clone: Checkout, host: str) -> None:
        pack = "{id: city, name: {zh: 市, en: city}, version: 1, extends: gia-2021}".encode()
        write(clone.folder.parent / "origin", {"rules/city/pack.yaml": pack, ".gouji.yaml": PINNED})
        commit(clone.folder.parent / "origin")
        write(clone.folder, {"a.md": as_markdown(FAULTY), "rules/city/pack.yaml": pack, "rules/city/rules.yaml": OFF})
        code, log = getattr(self, host)(clone)
        assert code == 1, log


GOOD = as_markdown(FAULTLESS)
PINNED = b"exclude: [drafts/]\npacks: [rules/city]\nfiles: [{paths: ['*.md'], pack: city}]\n"
OFF = b"".join(
    b"- {id: %s, off: true}\n" % rule
    for rule in (b"cell-blank", b"cell-placeholder", b"requests-outcomes", b"section-copied", b"section-number")
)


def snippets(about: str) -> list[Any]:
    """The blocks of docs/ci.md that begin with this comment, parsed."""
    docs = (ROOT / "docs" / "ci.md").read_text("utf-8")
    found = re.findall(rf"^```yaml\n# {re.escape(about)}[^\n]*\n(.*?)^```$", docs, re.DOTALL | re.MULTILINE)
    return [YAML(typ="safe").load(block) for block in found]


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        put(folder / name, data)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=of_a_person(), check=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "年报")
