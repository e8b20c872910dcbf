"""Pages of actions and tasks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.access import may
from concord.core.accounts.guards import by_link, requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.accounts.terms import Purpose
from concord.core.lib.errors import RuleBroken
from concord.core.mail.queries import messages_about
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands
from ..forms.actions import ActionFilter, ActionForm, AnswerForm, CloseActionForm
from ..models import ActionAnswer
from ..queries import ActionPage, action_page, actions_of, answer_of, group_of, meeting_of
from ..queries.confidential import sees_confidential

PER_PAGE = 25


def page_or_404(reference: str) -> ActionPage:
    return found_or_404(action_page(reference))


@requires(Permission.SEE_MEETINGS)
def actions(request: Request) -> HttpResponse:
    chosen = ActionFilter(request.GET)
    found = actions_of(group_of(request.area), state=chosen.chosen())
    page = paged(request, found, PER_PAGE)
    return render(request, "group/actions.html", {"page": page, "filter": chosen, "today": timezone.localdate()})


@requires(Permission.RECORD_DECISIONS)
def agree_action(request: Request) -> HttpResponse:
    meeting = meeting_of(request.GET.get("meeting", ""))
    today = timezone.localdate()
    form = ActionForm(sent(request), area=request.area, on=today)
    if request.method == "POST" and form.is_valid():
        try:
            action = commands.agree_action(
                group=group_of(request.area), meeting=meeting, by=request.person, at=timezone.now(), **form.details()
            )
        except RuleBroken as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, f"Action {action.reference} is agreed.")
            return redirect("group:action", area=request.area.slug, reference=action.reference)
    return render(request, "group/action_form.html", {"form": form, "meeting": meeting})


@requires(Permission.SEE_MEETINGS)
def action(request: Request, reference: str) -> HttpResponse:
    page = page_or_404(reference)
    mine = next((a for a in [*page.waiting, *page.answers] if a.person_id == request.person.pk), None)
    sees_mail = may(request.person, Permission.SEE_MAIL, request.area)
    mail = messages_about(page.action) if sees_mail else []
    own = mine is not None or page.action.owner_id == request.person.pk
    shown = own or not page.action.confidential or sees_confidential(request.person, request.area)
    context = {"page": page, "mine": mine, "mail": mail, "today": timezone.localdate(), "shown": shown}
    return render(request, "group/action.html", context)


@requires(Permission.SEE_MEETINGS)
def close_action(request: Request, reference: str) -> HttpResponse:
    page = page_or_404(reference)
    commands.check_may_close(action=page.action, by=request.person)
    form = CloseActionForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            commands.close_action(
                action=page.action, on=timezone.localdate(), by=request.person, at=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "The action is closed.")
            return redirect("group:action", area=request.area.slug, reference=reference)
    return render(request, "group/close_action.html", {"form": form, "action": page.action})


@require_POST
@requires(Permission.RECORD_DECISIONS)
def reopen_action(request: Request, reference: str) -> HttpResponse:
    commands.reopen_action(action=page_or_404(reference).action, by=request.person, at=timezone.now())
    messages.success(request, "The action is open again.")
    return redirect("group:action", area=request.area.slug, reference=reference)


@requires(Permission.SEE_MEETINGS)
def answer_task(request: Request, reference: str) -> HttpResponse:
    answer = found_or_404(answer_of(person=request.person, reference=reference))
    return answering(request, answer, redirect("group:action", area=request.area.slug, reference=reference))


@by_link(Purpose.TASK)
def answer_by_link(request: Request) -> HttpResponse:
    answer = found_or_404(answer_of(uid=request.link.subject_key))
    return answering(request, answer, redirect("group:task_thanks", area=request.area.slug))


@by_link(Purpose.TASK)
def task_thanks(request: Request) -> HttpResponse:
    return render(request, "group/task_thanks.html")


def answering(request: Request, answer: ActionAnswer, after: HttpResponse) -> HttpResponse:
    form = AnswerForm(sent(request), initial={"text": answer.text})
    if request.method == "POST" and form.is_valid():
        try:
            commands.answer_task(answer=answer, by=answer.person, at=timezone.now(), **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "Your answer is saved.")
            return after
    return render(request, "group/answer.html", {"form": form, "action": answer.action})
