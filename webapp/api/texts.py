"""What the API's description says in whole sentences."""

from __future__ import annotations

TITLE = "Quire"
ABOUT = (
    "Answers questions from a folder of documents: ranked passages and, where the text holds it, the answer, "
    "quoted word for word. Every answer carries X-Request-ID; errors are application/problem+json (RFC 9457)."
)
PROMISE = (
    "Within v1 nothing is taken away: no path, parameter or member of an answer is removed or renamed, and "
    "none changes its type or meaning. What may be added: paths, parameters that may be left out, members, "
    "codes of problems, kinds of suggestions and blocks; ignore what you do not know. Limits may be raised. "
    "Which sections are found, their order, their scores and the answers get better over time."
)
TOKEN = "The token that the server was started with (QUIRE_TOKEN)."
REQUEST_ID = "The id that the request came with, or one made for it; errors in the log name it."
RETRY_AFTER = "After how many seconds to try again."
PROBLEMS = {
    400: "Something in the request cannot be used; errors names every field.",
    401: "The token is missing or wrong.",
    403: "The server was started without a token.",
    404: "There is nothing with this name.",
    409: "Something else is under way.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "The body is not application/json.",
    429: "Too many wrong tokens; try again later.",
    503: "There is no usable index yet; try again later.",
}
