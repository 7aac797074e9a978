"""Logging in to the desk with the token, and out again."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp.desk import messages
from webapp.desk.sessions import DeskSessions
from webapp.desk.token_gate import TokenGate

OPEN_ENDPOINTS = frozenset({"desk.login", "desk.log_in"})


def add_login_page(desk: Blueprint, gate: TokenGate, sessions: DeskSessions) -> None:
    """Add the log-in form, what it is sent to, and log-out."""

    @desk.get("/login")
    def login() -> AnyResponse:
        if sessions.session_of(request) is not None:
            return redirect(_next_page(request.args.get("next", "")), 303)
        return _form(200)

    @desk.post("/login")
    def log_in() -> AnyResponse:
        wait = gate.wait(request)
        if wait:
            response = _form(429, messages.wait_to_log_in(wait))
            response.headers["Retry-After"] = str(wait)
            return response
        if not gate.admits(request, request.form.get("token", "").strip()):
            return _form(401, messages.TOKEN_WRONG)
        response = make_response(redirect(_next_page(request.form.get("next", "")), 303))
        sessions.begin(request, response)
        return response

    @desk.post("/logout")
    def log_out() -> AnyResponse:
        response = make_response(redirect(url_for("desk.login"), 303))
        sessions.end(request, response)
        return response


def _form(status: int, problem: str = "") -> Response:
    following = _next_page(request.values.get("next", ""))
    return make_response(render_template("desk/login.html", problem=problem, next=following), status)


def _next_page(wanted: str) -> str:
    """The page of the desk that was asked for before the log-in; never one of another site."""
    home = url_for("desk.overview")
    # A browser would drop control characters and read a backslash as a slash.
    is_plain = wanted.isprintable() and "\\" not in wanted
    return wanted if is_plain and wanted.startswith((f"{home}/", f"{home}?")) else home
