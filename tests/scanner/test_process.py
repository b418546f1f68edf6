import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from scanner.engines.interface import Limits
from scanner.process import (
    CrashError,
    DiskFullError,
    Finished,
    MemoryLimitError,
    OutputLimitError,
    ProcessError,
    ProgramMissingError,
    TimeLimitError,
    minimal_environment,
    run_limited,
)

LIMITS = Limits(seconds=20, memory_bytes=300_000_000, output_bytes=1_000_000)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, or needs what only Linux can do")
ROOT = Path(__file__).resolve().parents[2]


def run(tmp_path: Path, code: str, limits: Limits = LIMITS, stdin: bytes | None = None) -> Finished:
    """Run a few lines of Python as if they were an engine."""
    argv = [sys.executable, "-I", "-S", "-c", textwrap.dedent(code)]
    return run_limited(argv, stdin=stdin, cwd=tmp_path, env=minimal_environment(tmp_path), limits=limits)


def is_gone(pid: int, within: float = 5.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        threading.Event().wait(0.02)
    return False


def test_a_program_gets_its_input_and_its_output_comes_back(tmp_path: Path) -> None:
    finished = run(tmp_path, "import sys; sys.stderr.write('noise'); print(sys.stdin.read()[::-1]); sys.exit(3)", stdin=b"abc")
    assert (finished.returncode, finished.stdout, finished.stderr_tail) == (3, b"cba\n", "noise")
    assert 0 < finished.seconds < 20
    assert finished.peak_bytes > 1_000_000


def test_large_input_and_output_do_not_block_each_other(tmp_path: Path) -> None:
    code = "import sys; data = sys.stdin.buffer.read(); sys.stderr.write('e' * 300000); sys.stdout.buffer.write(data)"
    finished = run(tmp_path, code, stdin=b"x" * 900_000)
    assert len(finished.stdout) == 900_000
    assert len(finished.stderr_tail) == 8192


@linux_only
def test_its_environment_is_exactly_the_allow_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary")
    monkeypatch.setenv("GITHUB_TOKEN", "canary")
    dumped = run(tmp_path, "print(open('/proc/self/environ').read())").stdout.decode().strip()
    assert {pair.partition("=")[0] for pair in dumped.split("\0") if pair} == {"PATH", "HOME", "TMPDIR", "LANG"}
    assert "canary" not in dumped


@linux_only
def test_it_inherits_no_open_files(tmp_path: Path) -> None:
    with (tmp_path / "ours").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)  # noqa: FBT003  os takes it by position only
        listed = run(tmp_path, "import os; print(sorted(os.listdir('/proc/self/fd'), key=int)[:-1])").stdout
    assert listed == b"['0', '1', '2']\n"


@linux_only
def test_it_leads_a_session_of_its_own_without_core_dumps_or_new_privileges(tmp_path: Path) -> None:
    code = """
        import os, resource
        status = open('/proc/self/status').read()
        print(os.getsid(0) == os.getpid() == os.getpgid(0), resource.getrlimit(resource.RLIMIT_CORE), 'NoNewPrivs:\\t1' in status)
    """
    assert run(tmp_path, code).stdout == b"True (0, 0) True\n"


@linux_only
def test_one_that_takes_too_long_is_stopped_with_everything_it_started(tmp_path: Path) -> None:
    code = """
        import subprocess, sys, time
        child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])
        open('pid', 'w').write(str(child.pid))
        time.sleep(60)
    """
    with pytest.raises(TimeLimitError) as stopped:
        run(tmp_path, code, Limits(seconds=1.0))
    assert stopped.value.reason == "timeout"
    assert is_gone(int((tmp_path / "pid").read_text()))


@linux_only
def test_what_it_leaves_running_is_stopped_when_it_ends(tmp_path: Path) -> None:
    code = """
        import subprocess, sys
        child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])
        print(child.pid)
    """
    finished = run(tmp_path, code)
    assert is_gone(int(finished.stdout))


def test_one_that_holds_too_much_memory_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(MemoryLimitError) as stopped:
        run(tmp_path, "import time; held = bytearray(b'x') * 120_000_000; time.sleep(60)", Limits(memory_bytes=60_000_000))
    assert stopped.value.reason == "memory"


def test_memory_counts_for_the_whole_group(tmp_path: Path) -> None:
    code = """
        import subprocess, sys, time
        eater = "import time; held = bytearray(b'x') * 50_000_000; time.sleep(60)"
        children = [subprocess.Popen([sys.executable, '-c', eater]) for _ in range(3)]
        time.sleep(60)
    """
    with pytest.raises(MemoryLimitError):
        run(tmp_path, code, Limits(memory_bytes=120_000_000))


@linux_only
def test_one_that_grabs_more_than_the_address_space_at_once_is_told_apart_from_a_crash(tmp_path: Path) -> None:
    with pytest.raises(MemoryLimitError):
        run(tmp_path, "held = bytearray(8 * 1024 ** 3)", LIMITS)


def test_one_that_writes_without_end_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(OutputLimitError) as stopped:
        run(tmp_path, "while True: print('x' * 10000)")
    assert stopped.value.reason == "output"


@pytest.mark.parametrize(
    "code",
    [
        "open('big', 'wb').write(b'x' * 2_000_000)",
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL); open('big', 'wb').write(b'x' * 2_000_000)",
        "import errno, os; raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))",
    ],
)
def test_one_that_can_not_write_its_files_says_so(tmp_path: Path, code: str) -> None:
    with pytest.raises(DiskFullError) as stopped:
        run(tmp_path, code)
    assert stopped.value.reason == "disk-full"
    assert "disk" in str(stopped.value)


def test_one_killed_from_outside_is_a_crash_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(CrashError, match="signal 9") as stopped:
        run(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert stopped.value.reason == "crash"


def test_the_message_never_quotes_what_the_program_said(tmp_path: Path) -> None:
    code = "import os, sys; sys.stderr.write('token=canary'); sys.stderr.flush(); os.abort()"
    with pytest.raises(CrashError) as stopped:
        run(tmp_path, code)
    assert "canary" not in str(stopped.value)
    assert stopped.value.stderr_tail == "token=canary"


@pytest.mark.parametrize("argv", [["/nowhere/engine"], ["no-such-engine"], ["/etc/passwd"]])
def test_a_program_that_is_not_there_is_named(tmp_path: Path, argv: list[str]) -> None:
    with pytest.raises(ProgramMissingError, match=Path(argv[0]).name) as stopped:
        run_limited(argv, stdin=None, cwd=tmp_path, env=minimal_environment(tmp_path), limits=LIMITS)
    assert stopped.value.reason == "not-found"


def test_a_file_that_is_no_program_for_this_machine_is_named(tmp_path: Path) -> None:
    alien = tmp_path / "alien"
    alien.write_bytes(b"\xca\xfe\xba\xbe")
    alien.chmod(0o700)
    with pytest.raises(ProgramMissingError, match="alien"):
        run_limited([str(alien)], stdin=None, cwd=tmp_path, env={}, limits=LIMITS)


def test_every_reason_has_a_type_of_its_own() -> None:
    reasons = [kind.reason for kind in ProcessError.__subclasses__()]
    assert sorted(reasons) == ["crash", "disk-full", "memory", "not-found", "output", "timeout"]


@linux_only
def test_it_dies_with_us(tmp_path: Path) -> None:
    program = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from scanner.engines.interface import Limits
        from scanner.process import run_limited
        code = "import os, time; open('pid.new', 'w').write(str(os.getpid())); os.rename('pid.new', 'pid'); time.sleep(60)"
        run_limited([sys.executable, '-c', code], stdin=None, cwd=Path({str(tmp_path)!r}), env={{}}, limits=Limits())
    """)
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) as parent:
        while not (tmp_path / "pid").exists():
            assert parent.poll() is None
            threading.Event().wait(0.02)
        parent.send_signal(signal.SIGKILL)
    assert is_gone(int((tmp_path / "pid").read_text()))


def test_many_threads_may_run_programs_at_once(tmp_path: Path) -> None:
    results: list[bytes] = []
    threads = [threading.Thread(target=lambda: results.append(run(tmp_path, "print('ok')").stdout)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [b"ok\n"] * 8
