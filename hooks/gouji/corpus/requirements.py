"""The libraries of the extra ``corpus``: whether they are there."""

from __future__ import annotations

from gouji.corpus import messages
from gouji.messages.errors import UsageError
from gouji.messages.message import Message, plain


def require_arrow(message: Message = messages.NEEDS_CORPUS) -> None:
    """Imports pyarrow, with what reads and writes Parquet; ``message`` says that it is not there.

    Raises:
        UsageError: it isn't installed, or doesn't start.
    """
    try:
        import pyarrow.parquet  # noqa: PLC0415, F401 - an extra, and slow to import
    except ImportError as error:
        raise lacking("pyarrow", error, message) from None


def require_duckdb() -> None:
    """Imports DuckDB.

    Raises:
        UsageError: it isn't installed, or doesn't start.
    """
    try:
        import duckdb  # noqa: PLC0415, F401 - an extra, and slow to import
    except ImportError as error:
        raise lacking("duckdb", error, messages.NEEDS_CORPUS) from None


def lacking(name: str, error: ImportError, message: Message) -> UsageError:
    """That a library is not there or, where it is but something of its own is not, that it doesn't start."""
    if (error.name or "").partition(".")[0] == name and isinstance(error, ModuleNotFoundError):
        return UsageError(message)
    return UsageError(messages.FAILS_TO_START.fill(name=name, error=plain(" ".join(str(error).split()))))
