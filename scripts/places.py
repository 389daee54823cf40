"""Where things lie in this checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
UV_VENV = VAR / "uv"
UV = UV_VENV / "bin" / "uv"
DEMO_ENV = ROOT / ".env.demo"
DEMO_SIGN_INS = VAR / "demo.json"
DEMO_PID = VAR / "demo.pid"
DEMO_LOG = VAR / "demo.log"
