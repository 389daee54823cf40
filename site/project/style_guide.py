"""Every part with its states, and every frame filled: for those who build pages (DEBUG only)."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bookings.catalogue.facts import State
from kernel.documents.qr import qr_svg
from kernel.people.access import everybody
from project import style_guide_samples as samples
from project import style_guide_story as story

FRAMES = {
    "hero": "hero.html",
    "listing": "listing.html",
    "form-step": "form_step.html",
    "phone": "phone.html",
    "statement": "statement.html",
    "done": "done.html",
    "page": "page.html",
    "front": "front.html",
}


class SampleForm(forms.Form):
    first_name = forms.CharField(help_text="As you would like to be called.")
    phone = forms.CharField(label="Grace Adeyemi, gran")
    when = forms.ChoiceField(choices=[("sat", "Saturday"), ("sun", "Sunday")])
    pictures = forms.ChoiceField(
        label="Pictures on our website, in print and on social media",
        help_text="You can change your mind in two taps, and it does not affect a place.",
        choices=[("yes", "Yes, you may"), ("no", "No, keep Tobi out of shot")],
        widget=forms.RadioSelect,
    )
    helps = forms.MultipleChoiceField(
        label="What helps",
        required=False,
        choices=[("quiet", "A quiet corner"), ("plan", "Knowing the plan first")],
        widget=forms.CheckboxSelectMultiple,
    )
    well = forms.CharField(label="Anything we should know", required=False, widget=forms.Textarea)
    news = forms.BooleanField(label="Write to me when the next term opens", required=False)

    def clean(self) -> dict[str, Any]:
        if len(self.cleaned_data.get("phone", "")) < 9:
            self.add_error("phone", "Check Grace’s number: it is two digits short")
        return self.cleaned_data


class AmountForm(forms.Form):
    full = forms.IntegerField(
        label="Full term", initial=1, widget=forms.NumberInput(attrs={"min": 0, "max": 9})
    )
    free = forms.IntegerField(
        label="Open place", initial=0, widget=forms.NumberInput(attrs={"min": 0, "max": 9})
    )
    gift = forms.ChoiceField(
        label="Your gift",
        initial="65",
        widget=forms.RadioSelect,
        choices=[
            (pounds, f"£{pounds}: {words}")
            for pounds, words in [
                ("6", "One Saturday at the clay table"),
                ("15", "A month of bus fares for a young drummer"),
                ("65", "A whole term of youth theatre for one child"),
            ]
        ],
    )


class WhatYouCanForm(forms.Form):
    amount = forms.ChoiceField(
        label="What you pay for each: One afternoon",
        choices=[
            ("4", "£4: covers our costs"),
            ("0", "£0: just as welcome"),
            ("x", "Another amount"),
        ],
        widget=forms.RadioSelect,
    )
    other = forms.CharField(label="Another amount for each, in pounds", required=False)


@everybody
def style_guide(request: HttpRequest, frame: str = "") -> HttpResponse:
    if frame and frame not in FRAMES:
        raise Http404
    wrong = SampleForm(
        {"first_name": "Tobi", "phone": "07700 9", "when": "sat"}, auto_id="wrong_%s"
    )
    context: dict[str, Any] = {
        "frames": FRAMES,
        "states": list(State),
        "form": SampleForm(initial={"pictures": "no"}),
        "wrong": wrong,
        "amounts": AmountForm(),
        "what_you_can": list(WhatYouCanForm(auto_id="can_%s")),
        "qr": qr_svg("https://example.org/tickets/sample/", alt="QR code of the ticket"),
        "page": Paginator(range(100), 10).page(2),
        "hold": {"until": "6.42pm", "minutes": 9, "extend_url": "/style-guide/"},
        "steps": ["Tickets", "People and permissions", "Check and pay"],
        "current": 2,
        **samples.ALL,
        **story.ALL,
    }
    context["ticket"] = {**samples.ALL["ticket"], "qr": context["qr"]}
    return render(request, f"style_guide/{FRAMES.get(frame, 'index.html')}", context)
