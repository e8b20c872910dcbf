"""`python -m concord.interfaces.cli`, which is `concord`."""

import sys

from . import main

sys.exit(main())
