"""Build the site: fragments from the model, pages from docs/, the app folder, and the last touch on every page."""

import sys

from scripts.site_build.command import main

if __name__ == "__main__":
    sys.exit(main())
