"""A local forge that behaves like GitHub for every call Outrider makes: REST, git over HTTP, webhooks, and a page to look at.

with Forge.start() as forge:
    forge.set_webhook("http://127.0.0.1:8080/hooks/github")
    repository = forge.create_repository("acme", "shop", {"app.py": "print()"})
    repository.commit("feature", {"app.py": "print(1)"}, "Say one")
    pull = repository.open_pull_request("feature", "main", "Say one")
"""

from demo.forge.forge import Forge
from demo.forge.git import Move
from demo.forge.pull_request import PullRequest
from demo.forge.repository import Repository

__all__ = ["Forge", "Move", "PullRequest", "Repository"]
