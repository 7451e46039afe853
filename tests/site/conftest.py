from pathlib import Path

import pytest

from scripts.site_build.generators import GENERATORS
from tests.site.built_site import build_once


@pytest.fixture(scope="session", params=GENERATORS)
def site(request: pytest.FixtureRequest) -> Path:
    """The built site, once by each generator."""
    return build_once(str(request.param))


@pytest.fixture(scope="session")
def published_site() -> Path:
    """The built site as it is published."""
    return build_once("mkdocs")
