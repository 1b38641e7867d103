"""Where the code and the rules live, and what is compiled ahead; everything else stands in pyproject.toml."""

import os
import subprocess
import sys
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py


class BuildWithPacks(build_py):
    """Compiles the packs that ship, by the code as it was built. An editable installation has nowhere to put them."""

    def run(self) -> None:
        """As it is run by setuptools."""
        super().run()
        if not self.editable_mode:
            path = [str(Path(self.build_lib).resolve()), *filter(None, [os.environ.get("PYTHONPATH")])]
            same = {"PYTHONHASHSEED": "0"}  # sets stand in the same order in every build
            environment = {**os.environ, **same, "PYTHONPATH": os.pathsep.join(path)}
            command = [sys.executable, "-B", "-m", "gouji.linter.installation"]
            subprocess.run(command, env=environment, check=True)  # noqa: S603 - our own code


setup(
    package_dir={"": "hooks", "gouji.rules": "rules"},
    packages=[*find_packages("hooks"), "gouji.rules"],
    package_data={
        "gouji": ["py.typed", "annotations/marked/*.css", "reporters/html/page.*", "serving/page.*"],
        "gouji.rules": ["**/*.yaml"],
    },
    cmdclass={"build_py": BuildWithPacks},
)
