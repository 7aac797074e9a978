"""The progress of a build as server-sent events.

A stream holds one of the few threads of its worker, so it ends after a while, and the browser comes again by
itself. Where too many are open already, it gets the state as it is and comes again a little later.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator

from flask import Response

from desk.builds.build_record import BuildRecord
from desk.builds.build_records import BuildRecords
from webapp.desk.build_view import progress_text, share_done

MIMETYPE = "text/event-stream"
# Half of a worker's threads: the others are for those who search.
MAX_STREAMS = 2
STREAM_SECONDS = 50.0

_LOOK_SECONDS = 0.5
# A browser that went away is noticed by writing to it.
_COMMENT_SECONDS = 5.0
_RETRY_MS = 2_000


class BuildEvents:
    """Streams of one worker process."""

    def __init__(self, records: BuildRecords, sleep: Callable[[float], None] = time.sleep) -> None:
        self._records = records
        self._sleep = sleep
        self._free = threading.BoundedSemaphore(MAX_STREAMS)

    def stream(self, build_id: str) -> Response:
        """How the build goes on until it ends; the last event is called ``ended``."""
        if self._free.acquire(blocking=False):
            response = Response(self._events(build_id, STREAM_SECONDS), mimetype=MIMETYPE)
            response.call_on_close(self._free.release)
        else:
            response = Response(self._events(build_id, 0), mimetype=MIMETYPE)
        # Proxies such as nginx would gather events before passing them on.
        response.headers["X-Accel-Buffering"] = "no"
        return response

    def _events(self, build_id: str, seconds: float) -> Iterator[str]:
        yield f"retry: {_RETRY_MS}\n\n"
        said, said_at, end = "", time.monotonic(), time.monotonic() + seconds
        while True:
            record = self._records.read(build_id)
            if record is None or not record.under_way:
                yield "event: ended\ndata: {}\n\n"
                return
            event = _event(record)
            if event != said or time.monotonic() - said_at >= _COMMENT_SECONDS:
                yield event if event != said else ": still there\n\n"
                said, said_at = event, time.monotonic()
            if time.monotonic() >= end:
                return
            self._sleep(_LOOK_SECONDS)


def _event(record: BuildRecord) -> str:
    share = share_done(record)
    data = {
        "text": progress_text(record),
        "stage": record.stage,
        "share": None if share is None else round(share, 4),
    }
    return f"data: {json.dumps(data)}\n\n"
