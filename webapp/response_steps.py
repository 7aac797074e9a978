"""What is done to every response, step by step."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response

Step = Callable[[Response], Response]


def finish_responses(app: Flask, *steps: Step) -> None:
    """Have every response go through these steps, in order.

    As one function: Flask asks of each anew, at every request, whether it is a coroutine.
    """

    def finish(response: Response) -> Response:
        for step in steps:
            response = step(response)
        return response

    app.after_request(finish)
