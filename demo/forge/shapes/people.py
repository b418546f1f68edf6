"""Accounts, the App and its installations."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from demo.forge.moments import stamp, stamp_or_none

if TYPE_CHECKING:
    from demo.forge.addresses import Addresses
    from demo.forge.records import Account, App, Installation, Json


def node_id(kind: str, number: int) -> str:
    """An opaque global id."""
    return base64.b64encode(f"{kind}:{number}".encode()).decode()


def user(at: Addresses, account: Account) -> Json:
    """`simple-user`."""
    api = f"{at.api}/users/{account.login}"
    return {
        "login": account.login,
        "id": account.id,
        "node_id": node_id("User", account.id),
        "avatar_url": f"{at.html}/avatars/u/{account.id}",
        "gravatar_id": "",
        "url": api,
        "html_url": f"{at.html}/{account.login}",
        "followers_url": f"{api}/followers",
        "following_url": f"{api}/following{{/other_user}}",
        "gists_url": f"{api}/gists{{/gist_id}}",
        "starred_url": f"{api}/starred{{/owner}}{{/repo}}",
        "subscriptions_url": f"{api}/subscriptions",
        "organizations_url": f"{api}/orgs",
        "repos_url": f"{api}/repos",
        "events_url": f"{api}/events{{/privacy}}",
        "received_events_url": f"{api}/received_events",
        "type": account.kind,
        "site_admin": False,
    }


def app(at: Addresses, row: App) -> Json:
    """`integration`."""
    return {
        "id": row.id,
        "slug": row.slug,
        "node_id": node_id("App", row.id),
        "client_id": f"Iv1.{row.id:016x}",
        "owner": user(at, row.owner),
        "name": row.name,
        "description": "",
        "external_url": at.html,
        "html_url": f"{at.html}/apps/{row.slug}",
        "created_at": stamp(row.created),
        "updated_at": stamp(row.created),
        "permissions": row.permissions,
        "events": list(row.events),
    }


def installation(at: Addresses, row: Installation, of: App) -> Json:
    """`installation`."""
    return {
        "id": row.id,
        "account": user(at, row.account),
        "repository_selection": "all",
        "access_tokens_url": f"{at.api}/app/installations/{row.id}/access_tokens",
        "repositories_url": f"{at.api}/installation/repositories",
        "html_url": f"{at.html}/organizations/{row.account.login}/settings/installations/{row.id}",
        "app_id": of.id,
        "app_slug": of.slug,
        "target_id": row.account.id,
        "target_type": row.account.kind,
        "permissions": of.permissions,
        "events": list(of.events),
        "created_at": stamp(row.created),
        "updated_at": stamp(row.created),
        "single_file_name": None,
        "suspended_by": None if row.suspended is None else user(at, row.account),
        "suspended_at": stamp_or_none(row.suspended),
    }
