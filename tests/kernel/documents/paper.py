"""Papers from templates of the test's own, and what a reader finds in them."""

import io
import shutil
import subprocess
from typing import Any

import pikepdf

from kernel.documents import press
from tests.kernel.conftest import Templates

PAPER = """{% extends "kernel/documents/paper.html" %}{% load documents %}
{% block title %}A letter to {{ name }}{% endblock %}{% block kind %}letter{% endblock %}
{% block main %}<h1>Letter</h1><p class="{{ name|name_size }}">{{ name|printable }}</p>
{# MORE #}{% endblock %}"""


def printed(templates: Templates, more: str = "", *, language: str = "en", **context: Any) -> bytes:
    """A letter to Ada with `more` HTML in it, just as it stands."""
    templates({"try/paper.html": PAPER.replace("{# MORE #}", more)})
    return press.render("try/paper.html", {"name": "Ada", **context}, language=language)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The words as a reader copies them, without any space."""
    reader = shutil.which("pdftotext")
    assert reader is not None, "pdftotext is missing; make test installs it."
    done = subprocess.run([reader, "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def structure(pdf: bytes) -> list[str]:
    """The kinds of all structure elements, in the order of reading."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                walk(node.K)

    document = opened(pdf)
    walk(document.Root.StructTreeRoot.K)
    return found
