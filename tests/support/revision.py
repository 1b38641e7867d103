"""What documents name where a user pins gouji: its tag, or a commit as long as the version is not released."""

from __future__ import annotations

from gouji import __version__

IS_UNRELEASED = "dev" in __version__
REVISION = "COMMIT" if IS_UNRELEASED else f"v{__version__}"
