"""What the press prints: tagged, titled, in its language, with every letter of every name."""

import pytest

from kernel.documents import press
from tests.kernel.conftest import Templates
from tests.kernel.documents.paper import opened, printed, structure, text_of

pytestmark = pytest.mark.django_db
WHOLE = [
    "M" * 300,
    "Wolfeschlegelsteinhausenbergerdorff " * 8,
    "<b>Ada</b> & <script>alert(1)</script>",
    "Zoë Ŵyn-Ŷork Ó Súilleabháin Łukasz Đặng",
    "{{ facts }} {% now %} {# gone? #}",
    "O’Neill-“Q” \\ ) ( ] [ >> << %PDF /Title",
    "&amp; &#0; &nbsp;",
    "a b " * 70,
]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_it_names_itself_its_language_and_its_house(templates: Templates, language: str) -> None:
    pdf = opened(printed(templates, language=language))

    assert str(pdf.docinfo["/Title"]) == "A letter to Ada"
    assert str(pdf.docinfo["/Author"]) == "Foyer"
    assert str(pdf.Root.Lang) == language
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_it_is_tagged_and_says_that_it_is_accessible(templates: Templates) -> None:
    pdf = printed(templates, "<ul><li>One</li></ul>")

    assert bool(opened(pdf).Root.MarkInfo.Marked)
    assert b"pdfuaid:part" in opened(pdf).Root.Metadata.read_bytes()
    kinds = structure(pdf)
    assert kinds.index("/H1") < kinds.index("/P") < kinds.index("/L") < kinds.index("/LI")


def test_every_font_is_in_the_file(templates: Templates) -> None:
    document = opened(printed(templates))
    fonts = [
        font
        for page in document.pages
        for font in page.Resources.Font.values()
        if "/DescendantFonts" in font
    ]
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]

    assert descriptors
    assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in descriptors)


@pytest.mark.parametrize("name", WHOLE)
def test_no_letter_of_a_strange_name_is_lost(templates: Templates, name: str) -> None:
    assert "".join(name.split()) in text_of(printed(templates, name=name))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202eevil\u202c Ada", "evilAda"),
        ("A\0d\x07a", "Ada"),
        ("Ada\u200b\ufeffBea", "AdaBea"),
        ("Ada \ud83d Bea", "AdaBea"),
    ],
)
def test_signs_that_only_mislead_are_left_out(templates: Templates, name: str, shown: str) -> None:
    assert shown in text_of(printed(templates, name=name))


@pytest.mark.parametrize("text", ["a\0b", "a\ud83db", "a\x07b", "🕯" * 50, "\ufffe"])
def test_words_that_nobody_cleaned_stop_no_paper(templates: Templates, text: str) -> None:
    assert "Letter" in text_of(printed(templates, "<p>{{ text }}</p>", text=text))


def test_one_too_long_is_refused_with_what_to_do(templates: Templates) -> None:
    with pytest.raises(press.TooLong, match=r"Print it in parts\."):
        printed(templates, "{{ words }}", words="x" * (press.MOST_SIGNS + 1))


def test_the_same_paper_twice_is_the_same_to_a_reader(templates: Templates) -> None:
    assert text_of(printed(templates)) == text_of(printed(templates))
