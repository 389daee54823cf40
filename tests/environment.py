"""Settings for tests, before Django reads them. Real secrets never come near."""

import os
import tempfile

os.environ["ENV_FILE"] = os.devnull
for name in ("SECRET_KEY", "AUDIT_KEY", "SIGNING_KEY"):
    os.environ[name] = f"test-only-{name.lower()}-" + "x" * 40
os.environ["FIELD_KEYS"] = "0123456789abcdef" * 4
os.environ["TEST_PAYMENTS"] = "1"
os.environ["DEBUG"] = ""  # whatever the builder's own shell says
os.environ["EMAIL_URL"] = "memory://"
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="foyer-test-"))
