"""Where the code and the rules live; everything else about the project stands in pyproject.toml."""

from setuptools import find_packages, setup

setup(
    package_dir={"": "hooks", "gouji.rules": "rules"},
    packages=[*find_packages("hooks"), "gouji.rules"],
    package_data={"gouji": ["py.typed"], "gouji.rules": ["**/*.yaml"]},
)
