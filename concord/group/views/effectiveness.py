"""Pages of how well a group works, year by year."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import RuleBroken
from concord.core.ui.answering import found_or_404, sent

from .. import commands, exports
from ..forms.effectiveness import SurveyAnswerForm, SurveyForm
from ..models import Survey
from ..queries.effectiveness import review_page, survey_of, survey_page
from .common import form_page, group_or_404

ANONYMOUS = (
    "Your answers are added to the sums at once. Nobody can tell which are yours, and nothing is shown before the last "
    "day, or of fewer than five."
)


def survey_or_404(uid: str) -> Survey:
    return found_or_404(survey_of(uid))


def to_survey(survey: Survey) -> str:
    return reverse("group:survey", kwargs={"area": survey.area.slug, "uid": survey.uid})


@requires(Permission.SEE_MEETINGS)
def review(request: Request, slug: str) -> HttpResponse:
    page = review_page(group_or_404(slug), timezone.localdate())
    return render(request, "group/review.html", {"page": page, "chart": exports.review_chart(page)})


@requires(Permission.RECORD_DECISIONS)
def open_survey(request: Request, slug: str) -> HttpResponse:
    group, today = group_or_404(slug), timezone.localdate()
    form = SurveyForm(sent(request), initial={"year": today.year})

    def run() -> Survey:
        return commands.open_survey(group=group, by=request.person, at=timezone.now(), **form.cleaned_data)

    return form_page(
        request, form, run, title="Ask the members how the group works", verb="Ask them", after=to_survey,
        words="The members can answer now, and have a link by mail.", caption=str(group),
        lead="Five questions, a minute’s work.",
    )  # fmt: skip


@requires(Permission.SEE_MEETINGS)
def survey(request: Request, uid: str) -> HttpResponse:
    page = survey_page(survey_or_404(uid), request.person, timezone.localdate())
    return render(request, "group/survey.html", {"page": page})


@requires(Permission.SEE_MEETINGS)
def answer_survey(request: Request, uid: str) -> HttpResponse:
    found = survey_or_404(uid)
    if not survey_page(found, request.person, timezone.localdate()).may_answer:
        raise Http404
    form = SurveyAnswerForm(sent(request))

    def run() -> None:
        commands.answer_survey(survey=found, answers=form.cleaned_data, by=request.person, at=timezone.now())

    return form_page(
        request, form, run, title=str(found), verb="Send the answers", words="Thank you. Your answers are counted.",
        after=lambda made: to_survey(found), caption=str(found.group), lead=ANONYMOUS,
    )  # fmt: skip


@by_link(Purpose.SURVEY)
def survey_by_link(request: Request) -> HttpResponse:
    """Five questions; once they are answered, or the survey is closed, the page says so."""
    person = found_or_404(request.link.person)
    page = survey_page(survey_or_404(request.link.subject_key), person, timezone.localdate())
    form = SurveyAnswerForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            commands.answer_survey(survey=page.survey, answers=form.cleaned_data, by=person, at=timezone.now())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "Thank you. Your answers are counted.")
            return redirect("group:survey_by_link", area=request.area.slug)
    return render(request, "group/survey_by_link.html", {"page": page, "form": form, "words_before": ANONYMOUS})
