"""Comments on a draft for those who look at them: listed, entered, shown or not, answered, as files."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from concord.core.accounts.guards import requires
from concord.core.accounts.permissions import Permission
from concord.core.accounts.requests import Request
from concord.core.directory.views.common import download_table, import_page
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import plural
from concord.core.ui.answering import found_or_404, paged, sent

from .. import commands, exports
from ..forms.consultation import CommentFilter, EnterCommentForm, ModerateForm, SettleForm
from ..models import Comment, Consultation
from ..queries.comments import chosen, comment_of, comment_rows, counts_of
from ..queries.consultation import clauses_in
from ..rules.consultation import MOST_AT_ONCE
from ..terms import CommentState
from .common import answered
from .consulting import consultation_or_404

PER_PAGE = 50


def comment_or_404(consultation: Consultation, uid: str) -> Comment:
    return found_or_404(comment_of(consultation, uid))


def to_comments(request: Request, consultation: Consultation, more: str = "") -> HttpResponse:
    return redirect(list_of(request, consultation) + more)


def list_of(request: Request, consultation: Consultation) -> str:
    return reverse("agreement:comments", kwargs={"area": request.area.slug, "uid": consultation.uid})


@requires(Permission.EDIT_AGREEMENT)
def comments(request: Request, uid: str) -> HttpResponse:
    found = consultation_or_404(uid)
    form = CommentFilter(request.GET, clauses=clauses_in(found))
    typed = form.cleaned_data if form.is_valid() else {}
    page = paged(request, comment_rows(found, **typed), PER_PAGE)
    rows = list(page.object_list)
    context = {
        "consultation": found,
        "filter": form,
        "page": page,
        "rows": rows,
        "counts": counts_of(found),
        "waiting": [one for one in rows if one.state == CommentState.WAITING],
        "has_accepted": any(one.state == CommentState.ACCEPTED for one in rows),
        "is_narrowed": any(typed.values()),
    }
    return render(request, "agreement/comments.html", context)


@require_POST
@requires(Permission.EDIT_AGREEMENT)
def accept_comments(request: Request, uid: str) -> HttpResponse:
    """Those of a page that wait."""
    found = consultation_or_404(uid)
    rows = chosen(found, request.POST.getlist("comment")[:MOST_AT_ONCE])
    count = commands.accept_comments(consultation=found, comments=rows, by=request.person, at=timezone.now())
    messages.success(request, f"{plural(count, 'comment')} shown to everybody now.")
    return to_comments(request, found)


@requires(Permission.EDIT_AGREEMENT)
def comment(request: Request, uid: str, comment: str) -> HttpResponse:
    """One comment, and whether it is shown."""
    found = consultation_or_404(uid)
    row = comment_or_404(found, comment)
    form = ModerateForm(sent(request), comment=row)
    if request.method == "POST" and form.is_valid():
        try:
            commands.moderate_comment(comment=row, by=request.person, at=timezone.now(), **form.facts())
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, "It is shown." if row.state == CommentState.ACCEPTED else "It is not shown.")
            return to_comments(request, found)
    return render(request, "agreement/comment.html", {"consultation": found, "comment": row, "form": form})


@requires(Permission.EDIT_AGREEMENT)
def settle_comments(request: Request, uid: str) -> HttpResponse:
    """One answer for the comments that were ticked."""
    found = consultation_or_404(uid)
    rows = chosen(found, (request.POST if request.method == "POST" else request.GET).getlist("comment"))
    if not rows:
        messages.warning(request, "Tick at least one comment that is shown.")
        return to_comments(request, found)
    form = SettleForm(sent(request), initial=before(rows))
    if request.method == "POST" and form.is_valid():
        try:
            count = commands.settle_comments(
                consultation=found, comments=rows, by=request.person, at=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as error:
            form.refuse(error)
        else:
            messages.success(request, f"{plural(count, 'comment')} answered.")
            return to_comments(request, found, "?state=accepted&outcome=open")
    context = {"consultation": found, "rows": rows, "form": form}
    return render(request, "agreement/settle_comments.html", context)


def before(rows: list[Comment]) -> dict[str, Any]:
    """What was answered before, where it was the same for all."""
    names = ("outcome", "answer", "follow_up_by", "follow_up_on")
    kept = {name: getattr(rows[0], name) for name in names}
    return kept if all({name: getattr(one, name) for name in names} == kept for one in rows) else {}


@requires(Permission.EDIT_AGREEMENT)
def enter_comment(request: Request, uid: str) -> HttpResponse:
    found = consultation_or_404(uid)
    talk = request.GET.get("talk", "")
    initial = {"received_on": timezone.localdate(), "talk": talk, "way": "talk" if talk else "paper"}
    form = EnterCommentForm(
        sent(request),
        initial=initial,
        clauses=clauses_in(found),
        talks=list(found.talks.defer("notes")),
    )
    return answered(
        request,
        form,
        lambda: commands.enter_comment(consultation=found, by=request.person, at=timezone.now(), **form.facts()),
        lambda _: to_comments(request, found),
        said="The comment is in, and shown.",
        title="Enter a comment from paper, a mail or a talk",
        verb="Keep it",
    )


@requires(Permission.EDIT_AGREEMENT)
def export_comments(request: Request, uid: str, kind: str) -> HttpResponse:
    return download_table(exports.comments(consultation_or_404(uid)), kind, f"{request.area.slug}-comments")


@requires(Permission.EDIT_AGREEMENT)
def import_comments(request: Request, uid: str) -> HttpResponse:
    found, kwargs = consultation_or_404(uid), {"area": request.area.slug, "uid": uid}

    def run(**facts: Any) -> Any:
        return commands.import_comments(consultation=found, **facts)

    return import_page(
        request,
        run,
        title="Import comments",
        after=list_of(request, found),
        export_url=reverse("agreement:export_comments", kwargs=kwargs | {"kind": "csv"}),
    )
