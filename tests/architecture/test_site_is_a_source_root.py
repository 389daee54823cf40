"""`site` is a module of Python's own, so our `site/` is a source root and never a package."""

import subprocess
import sys

from tests.architecture.sources import ROOT, tracked


def test_site_is_tracked_whatever_a_stock_gitignore_says() -> None:
    assert "site/project/settings.py" in tracked(".py")


def test_site_is_no_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


def test_pythons_own_site_is_still_the_one_imported() -> None:
    asked = "import sys; sys.path.insert(0, '.'); import site; sys.stdout.write(site.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.endswith("site.py")
    assert str(ROOT / "site") not in found.stdout
