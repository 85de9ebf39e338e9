"""Out of the sandbox: other processes, more rights, other programs, the kernel."""

from tests.hostile.attack import Attack


def out(name: str, tries: str, before: str) -> Attack:
    return Attack(name=name, group="escape", tries=tries, before=before, risky=True)


PROGRAMS = {
    "system": "(os.system('echo run > ran'), open('ran').read())",
    "subprocess": "__import__('subprocess').run(['/bin/sh', '-c', 'true'], check=True)",
    "exec": "os.execv('/bin/sh', ['sh', '-c', 'echo > ran'])",
    "interpreter": "__import__('subprocess').run([sys.executable, '-c', 'print(1)'], check=True)",
    "loader": "__import__('subprocess').run(['/lib64/ld-linux-x86-64.so.2', '/bin/true'], check=True)",
    "posix-spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "pty": "__import__('pty').spawn(['/bin/true'])",
    "memfd": "os.execv(f'/proc/self/fd/{os.memfd_create(\"x\")}', ['x'])",
    "own-file": "(open('x', 'w').write('#!/bin/sh\\n'), os.chmod('x', 0o755), os.execv('./x', ['x']))",
    "multiprocessing": "__import__('multiprocessing').get_context('spawn').Process(target=print).start() or open('ran')",
    "shell-magic": "get_ipython().system('echo > ran') or open('ran')",
    "script-magic": "get_ipython().run_cell_magic('bash', '', 'echo > ran') or open('ran')",
}

ATTACKS = [
    *(out(f"run-{name}", f"starts another program by {name}", f"tried(lambda: {how})") for name, how in PROGRAMS.items()),
    out("kill-outside", "signals processes outside of its own",
        "import signal\nfor pid in (@VICTIM@, @GRADER@, @ZYGOTE@):\n    tried(os.kill, pid, 0)\nfor s in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):\n    tried(os.kill, @VICTIM@, s)\n"
        "tried(os.killpg, @VICTIM@, signal.SIGKILL)\ntried(syscall, 'tgkill', @VICTIM@, @VICTIM@, 9)\n"
        "if ctypes.CDLL(None).sigqueue(@VICTIM@, 9, None) == 0: won('sigqueue')"),
    out("trace", "traces and reads other processes",
        "for pid in (@VICTIM@, @GRADER@, @ZYGOTE@, os.getppid()):\n    for request in (16, 0x4206):\n        tried(syscall, 'ptrace', request, pid, 0, 0)\n"
        "    buffer = ctypes.create_string_buffer(16)\n    vec = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 16)\n"
        "    tried(syscall, 'process_vm_readv', pid, ctypes.addressof(vec), 1, ctypes.addressof(vec), 1, 0)\n    tried(syscall, 'kcmp', pid, os.getpid(), 0, 0, 0)"),
    out("pidfd", "takes descriptors out of other processes",
        "for pid in (@VICTIM@, @GRADER@, @ZYGOTE@):\n    tried(syscall, 'pidfd_open', pid, 0)\n    tried(os.pidfd_open, pid)\n"
        "try:\n    own = os.pidfd_open(os.getpid())\n    tried(syscall, 'pidfd_getfd', own, 3, 0)\nexcept OSError: pass"),
    out("namespaces", "makes namespaces of its own and enters others'",
        "for flag in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x8000000, 0x4000000, 0x2000000, 0x80):\n    tried(syscall, 'unshare', flag)\n"
        "tried(syscall, 'setns', 0, 0)\nif platform.machine() == 'x86_64':\n    for flag in (0x10000000, 0x10020000, 0x40000000):\n        tried(syscall, 56, flag | 17, 0, 0, 0, 0)\n"
        "for name in ('uid_map', 'gid_map', 'setgroups'):\n    tried(lambda: open(f'/proc/self/{name}', 'w').write('0 0 1'))"),
    out("mounts", "mounts, pivots and changes its root",
        "tried(syscall, 'mount', b'none', b'/tmp', b'tmpfs', 0, 0)\ntried(syscall, 'mount', b'/', b'/tmp', None, 4096, 0)\ntried(syscall, 'mount', None, b'/', None, 32 | 4096, 0)\n"
        "tried(syscall, 'chroot', b'.')\ntried(syscall, 'fsopen', b'tmpfs', 0)\ntried(syscall, 'open_tree', -100, b'/', 1)\ntried(syscall, 'move_mount', -100, b'/', -100, b'/tmp', 0)"),
    out("rights", "becomes root or another user",
        "if os.getuid() != 0 or True:\n    tried(syscall, 'setuid', 0) if os.getuid() else None\n    tried(os.setgroups, [0])\n    tried(os.setresuid, 65533, 65533, 65533)\n    tried(os.setresgid, 65533, 65533, 65533)\n"
        "    tried(os.chown, '.', 0, 0) if os.getuid() else None"),
    out("devices-and-setuid", "makes devices and set-user-id files",
        "tried(os.mknod, 'd', 0o20666, os.makedev(1, 1))\nopen('f', 'w').close()\ntry:\n    os.chmod('f', 0o6777)\nexcept OSError: pass\n"
        "mount = [l.split() for l in open('/proc/self/mountinfo') if os.getcwd().startswith(l.split()[4]) and l.split()[4] != '/']\n"
        "if mount and 'nosuid' not in mount[-1][5]: won('set-user-id files would work')"),
    out("kernel", "asks the kernel for its larger machinery",
        "for name, args in {'bpf': (0, 0, 0), 'perf_event_open': (0, 0, -1, -1, 0), 'userfaultfd': (0,), 'userfaultfd': (1,), 'io_uring_setup': (4, 0),\n"
        "                   'init_module': (0, 0, 0), 'swapon': (0, 0), 'acct': (0,), 'syslog': (3, 0, 0), 'quotactl': (0, 0, 0, 0)}.items():\n"
        "    parameters = ctypes.create_string_buffer(256)\n    tried(syscall, name, *(args if name not in ('io_uring_setup', 'perf_event_open') else (4, ctypes.addressof(parameters)) if name == 'io_uring_setup' else (ctypes.addressof(parameters), 0, -1, -1, 0)))"),
    out("keys", "uses the kernel's key rings",
        "tried(syscall, 'add_key', b'user', b'k', b'v', 1, -3)\ntried(syscall, 'keyctl', 0, -3, 1)\ntried(syscall, 'keyctl', 0, -5, 1)"),
    out("ipc", "uses System V and POSIX shared memory, semaphores and queues",
        "tried(syscall, 'shmget', 4711, 4096, 0o1666)\ntried(syscall, 'semget', 4711, 1, 0o1666)\ntried(syscall, 'msgget', 4711, 0o1666)\ntried(syscall, 'mq_open', b'@MARK@', 0o102, 0o666, 0)\n"
        "tried(lambda: __import__('multiprocessing.shared_memory').shared_memory.SharedMemory('@MARK@', True, 4096))\ntried(open, '/dev/shm/@MARK@', 'w')\ntried(syscall, 'memfd_secret', 0)"),
    out("higher-limits", "raises its limits",
        "import resource\nfor name in [n for n in dir(resource) if n.startswith('RLIMIT_')]:\n    kind = getattr(resource, name)\n    hard = resource.getrlimit(kind)[1]\n"
        "    if hard != resource.RLIM_INFINITY: tried(resource.setrlimit, kind, (hard + 1, hard + 1))\n"
        "for pid in (@VICTIM@, @ZYGOTE@, @GRADER@):\n    tried(resource.prlimit, pid, resource.RLIMIT_CPU, (1, 1)) if pid == @VICTIM@ else tried(resource.prlimit, pid, resource.RLIMIT_CPU)"),
    out("priority", "takes priority over others",
        "tried(os.nice, -5)\ntried(os.setpriority, os.PRIO_PROCESS, 0, -10)\ntried(os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1))\n"
        "tried(os.setpriority, os.PRIO_PROCESS, @VICTIM@, 19)\ntried(os.sched_setaffinity, @VICTIM@, {0})\ntried(lambda: open('/proc/self/oom_score_adj', 'w').write('-1000'))"),
    out("settings-of-the-system", "opens what sets up the machine for writing",
        "for path in ('/proc/sys/kernel/core_pattern', '/proc/sys/kernel/modprobe', '/proc/sysrq-trigger', '/sys/fs/cgroup/cgroup.procs', '/proc/sys/vm/drop_caches', '/etc/passwd',\n"
        "             '/etc/ld.so.cache', '/proc/@VICTIM@/oom_score_adj', '/proc/@VICTIM@/mem', '/dev/null/..', '/dev/kmsg', '/dev/tty', '/dev/console', '/dev/loop0', '/dev/fuse', '/dev/kvm', '/dev/ptmx'):\n    tried(os.open, path, os.O_WRONLY)"),
    out("terminal", "types into a terminal", "import fcntl\nfor number in range(10):\n    try:\n        fcntl.ioctl(number, 0x5412, b'x')\n        won(number)\n    except OSError: pass"),
    out("undo-the-sandbox", "takes the sandbox off",
        "libc = ctypes.CDLL(None)\nif libc.prctl(39, 0, 0, 0, 0) == 0: won('no_new_privs is off')\nif libc.prctl(38, 0, 0, 0, 0) == 0: won('no_new_privs was set to 0')\n"
        "if libc.prctl(22, 0, 0) == 0: won('seccomp off')\nif libc.prctl(21) not in (2, -1): won('no filter')\nstatus = open('/proc/self/status').read()\n"
        "if 'NoNewPrivs:\\t1' not in status: won('no_new_privs')\nif 'CapEff:\\t0000000000000000' not in status: won('capabilities')"),
    out("its-own-memory", "changes its own machine code to make refused calls",
        "import mmap\nif platform.machine() == 'x86_64':\n    page = mmap.mmap(-1, 4096, prot=7)\n    page.write(bytes.fromhex('b829000000 bf02000000 be01000000 31d2 0f05 c3'))\n"
        "    call = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))\n    if call() >= 0: won('a socket')"),
    out("helper-threads", "makes refused calls from a new thread and a new process",
        "import threading, socket\nt = threading.Thread(target=lambda: tried(socket.socket))\nt.start(); t.join()\ntried(open, '@SOURCE@')\n"
        "r, w = os.pipe()\nif os.fork() == 0:\n    for call, args in ((socket.socket, ()), (open, ('@SOURCE@',)), (os.kill, (@VICTIM@, 0))):\n        try:\n            call(*args)\n            os.write(w, b'out')\n        except OSError: pass\n    os._exit(0)\n"
        "os.wait(); os.close(w)\nif os.read(r, 9): won('a child')"),
]  # fmt: skip
