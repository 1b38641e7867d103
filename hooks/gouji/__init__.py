"""gouji (勾稽): a compliance linter for documents whose figures must agree."""

__version__ = "0.1.0"
