"""``python -m gouji``."""

import sys

from gouji.cli.main import main

sys.exit(main())
