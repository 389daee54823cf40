"""Tables as files: CSV, and ODS as the few parts of a zip that it is."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

ODS = "application/vnd.oasis.opendocument.spreadsheet"
CSV = "text/csv; charset=utf-8"
# A spreadsheet takes what begins like this for a formula, and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same table is the same file
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def plain(text: str) -> str:
    """Never a formula: what looks like one is led by an apostrophe, however it is indented."""
    kept = "".join(sign for sign in text if sign >= " " or sign in "\t\r\n")
    begins = kept.lstrip(" \u00a0\ufeff\u200b")
    return f"'{kept}" if begins.startswith(FORMULA) else kept


def to_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """With a mark that tells Excel it is UTF-8. Every cell is text, and none is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_ods(title: str, rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet. Every cell is typed as text, so that no nought in front of a number is lost."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>'
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(title)}>"
        f"{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        # Readers look for the type in the very first bytes: stored as it is, and first.
        for name, text, packed in (
            ("mimetype", ODS, zipfile.ZIP_STORED),
            ("META-INF/manifest.xml", MANIFEST, zipfile.ZIP_DEFLATED),
            ("content.xml", content, zipfile.ZIP_DEFLATED),
        ):
            book.writestr(zipfile.ZipInfo(name, LONG_AGO), text.encode(), packed)
    return out.getvalue()


def _cell(value: str) -> str:
    lines = plain(value).splitlines() or [""]
    words = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'


def _spaced(line: str) -> str:
    """ODF folds spaces and tabs, as HTML does."""
    return escape(line).replace("\t", "<text:tab/>").replace("  ", " <text:s/>")
