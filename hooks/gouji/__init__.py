"""gouji (勾稽): a compliance linter for documents whose figures must agree."""

__version__ = "0.1.0.dev0"
__url__ = "https://git.example.org/gouji"
"""Where the project is to be found: as in pyproject.toml and in what people copy from the README."""
