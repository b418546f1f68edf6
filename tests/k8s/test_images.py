"""The Dockerfile's images run as the pod security standard wants them to: not as root, on a root nobody can write to."""

import os
import subprocess

import pytest

from tests.kube import IMAGE, TestCluster, built

pytestmark = [pytest.mark.timeout(1200), pytest.mark.xdist_group("cluster")]
HARDENED = ("--rm", "--network=none", "--read-only", "--cap-drop=all", "--security-opt=no-new-privileges")


def run(image: str, *words: str, script: str = "") -> str:
    scratch = ("--tmpfs=/scratch:mode=1777", "-e=HOME=/scratch", "-e=TMPDIR=/scratch")
    shell = ("--entrypoint=sh",) if script else ()
    command = ["podman", "run", *HARDENED, *scratch, *shell, image, *(("-c", script) if script else words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.usefixtures("image")
def test_the_scanner_scans_with_rules_that_were_compiled_when_it_was_built() -> None:
    script = """set -e
        id -u; stat -c %u $KF_RULE_CACHE_DIR; mkdir /scratch/t; echo 'x = 1' >/scratch/t/a.py
        outrider scan /scratch/t >/dev/null
        ls $KF_RULE_CACHE_DIR | wc -l; ls /scratch/.cache 2>/dev/null | wc -l
        ! touch /opt/x 2>/dev/null
        git --version >/dev/null; syft version >/dev/null
        ! python3 -c 'import githubkit' 2>/dev/null && echo apart"""
    user, owner, compiled, compiled_again, apart = run(f"{IMAGE}:test", script=script).split()
    # Compiled rules of another user's folder are not taken, but silently compiled anew.
    assert (user, owner, compiled_again, apart) == ("65532", "65532", "0", "apart")
    assert int(compiled) > 0


@pytest.mark.skipif(
    not os.environ.get("OUTRIDER_TEST_SERVICE_IMAGE"), reason="takes minutes: OUTRIDER_TEST_SERVICE_IMAGE=1 asks for it"
)
def test_the_service_has_nothing_that_reads_foreign_code(cluster: TestCluster) -> None:
    built(cluster.script, "service")
    image = "localhost/outrider-service:test"
    assert run(image, "--version").startswith("outrider ")
    script = "id -u; ! python3 -c 'import semgrep' 2>/dev/null && ! python3 -c 'import kingfisher_sdk' 2>/dev/null && echo apart"
    assert run(image, script=script).split() == ["65532", "apart"]
