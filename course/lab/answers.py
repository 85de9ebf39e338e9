"""How our handlers answer: JSON for Lab, pages that Lab may frame, and a sentence for what cannot be done."""

import functools
import json
from collections.abc import Awaitable, Callable

from jupyter_server.base.handlers import APIHandler, JupyterHandler

from course.pages import templates

#: The answer to what somebody must mend first.
CONFLICT = 409
#: Shown inside Lab: framed by Lab itself only, and no form of it leads anywhere.
FRAMED = "frame-ancestors 'self'; form-action 'none'; base-uri 'none'"
_PAGES = templates()


class Api(APIHandler):
    """Answers Lab's questions in JSON."""

    def refuse(self, sentence: str) -> None:
        """Say why not, in the way of Jupyter's own answers."""
        self.set_status(CONFLICT)
        self.finish(json.dumps({"message": sentence}))


class Page(JupyterHandler):
    """A page of ours; it runs nothing but where ``policy`` says so."""

    policy = (
        f"default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; {FRAMED}"
    )

    @property
    def content_security_policy(self) -> str:
        """Instead of the server's own, which is made for Lab."""
        return self.policy

    def show(self, text: str, kind: str = "text/html") -> None:
        """Answer with a text that is never kept: it changes with every hand-in."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.finish(text)

    def refuse(self, sentence: str) -> None:
        """Say why not, as a page."""
        self.set_status(CONFLICT)
        self.show(_PAGES.get_template("message.html").render(sentence=sentence))


def explained(error: type[Exception]) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., Awaitable[None]]]:
    """Have a handler's method answer errors of this kind with their sentence."""

    def wrap(method: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        @functools.wraps(method)
        async def wrapper(handler: Api | Page, *args: str) -> None:
            try:
                await method(handler, *args)
            except error as told:
                handler.refuse(str(told))

        return wrapper

    return wrap
