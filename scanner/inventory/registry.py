"""All readers: a new format is one line in `formats`, one file beside this one, and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory import (
    bun_lock,
    cargo_lock,
    composer_lock,
    gemfile_lock,
    go_mod,
    gradle_lock,
    nuget_lock,
    nuget_project,
    package_lock,
    pdm_lock,
    pipfile_lock,
    pnpm_lock,
    poetry_lock,
    pom,
    requirements,
    uv_lock,
    yarn_lock,
)
from scanner.inventory.formats import Format, format_of
from scanner.inventory.reading import MAX_CHARACTERS, LockFile, Reading, TooLargeError, UnreadFormatError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.inventory.reading import Reader

READERS: Mapping[Format, Reader] = {
    Format.PACKAGE_LOCK: package_lock.read,
    Format.YARN_LOCK: yarn_lock.read,
    Format.PNPM_LOCK: pnpm_lock.read,
    Format.REQUIREMENTS: requirements.read,
    Format.POETRY_LOCK: poetry_lock.read,
    Format.UV_LOCK: uv_lock.read,
    Format.GO_MOD: go_mod.read,
    Format.CARGO_LOCK: cargo_lock.read,
    Format.BUN_LOCK: bun_lock.read,
    Format.PDM_LOCK: pdm_lock.read,
    Format.PIPFILE_LOCK: pipfile_lock.read,
    Format.POM: pom.read,
    Format.GRADLE_LOCK: gradle_lock.read,
    Format.GEMFILE_LOCK: gemfile_lock.read,
    Format.NUGET_LOCK: nuget_lock.read,
    Format.NUGET_CONFIG: nuget_project.read_config,
    Format.NUGET_CENTRAL: nuget_project.read_central,
    Format.NUGET_PROJECT: nuget_project.read,
    Format.COMPOSER_LOCK: composer_lock.read,
}


def read_lock(lock: LockFile) -> Reading:
    """Read a lock file with the reader its name asks for.

    Raises:
        InventoryError: it can not be read, or no reader knows its name.

    """
    if len(lock.text) > MAX_CHARACTERS:
        raise TooLargeError(f"It is longer than {MAX_CHARACTERS} characters: split the project, or raise the limit.")
    found = format_of(lock.path)
    if found is None:
        raise UnreadFormatError("Nothing here reads lock files of this kind yet.")
    return READERS[found](lock)
