"""Staying when the submission is over."""

from tests.hostile.attack import SHORT, Attack


def persist(name: str, tries: str, cell: str, answer: str = "raise NotImplementedError") -> Attack:
    return Attack(
        name=name, group="persist", tries=tries, answers={"add": answer}, after=(cell,), limits=SHORT, risky=True
    )


STAY = "import time\n        end = time.monotonic() + 20\n        while time.monotonic() < end:\n            try: time.sleep(1)\n            except BaseException: pass\n        os._exit(0)"
DAEMON = f"""
import signal
def daemon():
    if os.fork() == 0:
        os.setsid()
        for s in range(1, 64):
            try: signal.signal(s, signal.SIG_IGN)
            except (OSError, ValueError): pass
        if os.fork(): os._exit(0)
        {STAY}
daemon()
"""
IN_CALL = DAEMON.removesuffix("daemon()\n") + "def add(x, y):\n    daemon()\n    return 0"
WRITES = """
for path in ("/etc/cron.d/@MARK@", "/var/spool/cron/@MARK@", "/etc/profile.d/@MARK@.sh", "/etc/ld.so.preload", "/etc/rc.local", "/tmp/@MARK@", "/var/tmp/@MARK@",
             "/dev/shm/@MARK@", "/run/@MARK@", "/@MARK@", "@HOME@/.bashrc", "@HOME@/.ipython/profile_default/startup/@MARK@.py", "@HOME@/.config/@MARK@",
             "@HOME@/.local/lib/python3.11/site-packages/usercustomize.py", "@COURSE@/nbgrader_config.py", "/root/.bashrc", "/root/.ssh/authorized_keys"):
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT))
    except OSError:
        pass
"""

ATTACKS = [
    persist("daemon", "leaves a daemon that forked twice and hears no signal", DAEMON),
    persist("daemon-of-a-call", "leaves one while a hidden check calls it", "1", IN_CALL),
    persist("many-daemons", "leaves twenty daemons", DAEMON + "try:\n    for _ in range(20): daemon()\nexcept OSError: pass"),
    persist("thread", "leaves a thread that no exit waits for",
            "import threading, time\ndef stay():\n    end = time.monotonic() + 20\n    while time.monotonic() < end: time.sleep(1)\nfor _ in range(5): threading.Thread(target=stay).start()"),
    persist("at-exit", "stays in the hooks that run at the end",
            "import atexit, time, weakref\natexit.register(time.sleep, 20)\nclass F:\n    def __del__(self): time.sleep(20)\nkept = F()\nos.register_at_fork(after_in_child=lambda: None)"),
    persist("reaper", "makes itself the parent of orphans, and leaves some",
            "ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)\nimport time\nfor _ in range(3):\n    if os.fork() == 0:\n        if os.fork(): os._exit(0)\n        time.sleep(20)\n        os._exit(0)"),
    persist("respawning", "leaves processes that start each other anew",
            "import time\nend = time.monotonic() + 15\nif os.fork() == 0:\n    while time.monotonic() < end:\n        pid = 0\n        try: pid = os.fork()\n        except OSError: pass\n        if pid: os._exit(0)\n        time.sleep(0.02)\n    os._exit(0)"),
    persist("stopped-child", "leaves a stopped child", "import signal, time\npid = os.fork()\nif pid == 0:\n    time.sleep(20)\n    os._exit(0)\nos.kill(pid, signal.SIGSTOP)"),
    persist("held-socket", "leaves a child that holds the sockets to the grader", "import time\nif os.fork() == 0:\n    time.sleep(20)\n    os._exit(0)\nos._exit(0)"),
    persist("child-that-answers", "leaves a child that goes on with the grader's protocol", "os.fork()"),
    persist("files", "leaves files in the places where they would be run", WRITES),
    persist("open-file", "keeps a file in scratch open in a daemon", "f = open('x', 'wb')\nf.write(bytes(2**22))\n" + DAEMON),
    persist("endless-exit", "cannot be interrupted at its end",
            "import sys, time\nclass M:\n    def find_spec(self, *a): time.sleep(20)\nsys.meta_path.insert(0, M())\nsys.exitfunc = lambda: time.sleep(20)\nraise SystemExit"),
]  # fmt: skip
