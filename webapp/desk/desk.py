"""The desk: editors' pages below ``/desk``, behind the token of the installation."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from webapp.desk import messages, navigation
from webapp.desk.ask_page import add_ask_page
from webapp.desk.disagreements_page import add_disagreements_page
from webapp.desk.duplicates_page import add_duplicates_page
from webapp.desk.gaps_page import add_gaps_page
from webapp.desk.glossary_page import add_glossary_page
from webapp.desk.links_page import add_links_page
from webapp.desk.login_page import OPEN_ENDPOINTS, add_login_page
from webapp.desk.overview_page import add_overview_page
from webapp.desk.preview_page import add_preview_page
from webapp.desk.quality_page import add_quality_page
from webapp.desk.questions_page import add_questions_page
from webapp.desk.rebuild_page import add_rebuild_page
from webapp.desk.sessions import DeskSessions
from webapp.desk.stale_page import add_stale_page
from webapp.desk.token_gate import TokenGate
from webapp.engine_protocol import Engine
from webapp.installation import Installation

# Each adds its page, in a module of its own; its view function is named as in ``navigation``.
_PAGES: tuple[Callable[[Blueprint, Engine, Installation], None], ...] = (
    add_overview_page,
    add_rebuild_page,
    add_quality_page,
    add_ask_page,
    add_gaps_page,
    add_questions_page,
    add_preview_page,
    add_glossary_page,
    add_disagreements_page,
    add_stale_page,
    add_links_page,
    add_duplicates_page,
)
_MAX_FORM_BYTES = 1_000_000
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


def desk_blueprint(engine: Engine, installation: Installation) -> Blueprint:
    """The desk's routes over ``engine``; without a token they all say how to open it."""
    desk = Blueprint("desk", __name__, url_prefix="/desk")
    desk.context_processor(_context)
    desk.after_request(_keep_to_itself)
    if installation.token is None:
        _close(desk)
        return desk
    gate, sessions = TokenGate(installation.token), DeskSessions(installation.token)
    desk.before_request(lambda: _check(gate, sessions))
    add_login_page(desk, gate, sessions)
    for add_page in _PAGES:
        add_page(desk, engine, installation)
    return desk


def _check(gate: TokenGate, sessions: DeskSessions) -> AnyResponse | None:
    """Lets a request pass that shows the token or is logged in, and a form only if it was made here."""
    request.max_content_length = _MAX_FORM_BYTES
    # Another kind is for a proxy in front of this server, and sent by browsers too.
    if request.authorization is not None and request.authorization.type == "bearer":
        return _check_bearer(gate)
    session = sessions.session_of(request)
    g.form_token = sessions.form_token(session) if session else None
    if request.endpoint in OPEN_ENDPOINTS:
        return None
    if session is None:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("desk.login", next=request.script_root + wanted if wanted else None), 303)
    if request.method not in _READING and not sessions.is_form_token(session, _shown_form_token()):
        return _message(403, messages.FORM_EXPIRED_TITLE, messages.FORM_EXPIRED_TEXT)
    return None


def _check_bearer(gate: TokenGate) -> Response | None:
    """A program: no browser adds this header for another site, so its requests need no form token."""
    wait = gate.wait(request)
    if wait:
        response = _message(429, messages.TOKEN_WRONG_TITLE, messages.wait_to_log_in(wait))
        response.headers["Retry-After"] = str(wait)
        return response
    if not gate.admits_bearer(request):
        response = _message(401, messages.TOKEN_WRONG_TITLE, messages.TOKEN_WRONG)
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    g.form_token = ""
    return None


def _shown_form_token() -> str:
    return request.headers.get("X-CSRF-Token") or request.form.get("csrf", "")


def _context() -> dict[str, object]:
    """What every template of the desk may use."""
    logged_in = g.get("form_token") is not None
    return {
        "words": messages,
        "entries": navigation.entries() if logged_in else [],
        "logged_in": logged_in,
        "csrf_field": _csrf_field,
    }


def _csrf_field() -> Markup:
    """The hidden field that every form of the desk carries that is sent by POST."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(g.get("form_token") or "")


def _close(desk: Blueprint) -> None:
    @desk.route("", defaults={"path": ""})
    @desk.route("/<path:path>")
    def closed(path: str) -> Response:  # noqa: ARG001
        return make_response(render_template("desk/closed.html"), 403)


def _message(status: int, title: str, text: str) -> Response:
    return make_response(render_template("desk/message.html", title=title, text=text), status)


def _keep_to_itself(response: Response) -> Response:
    # What is streamed sets its own.
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
