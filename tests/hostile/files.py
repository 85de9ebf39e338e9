"""Reading what is none of a submission's business: tests, other submissions, the gradebook, the machine."""

from tests.hostile.attack import Attack

#: Ways to read one file; each is tried on every target.
READS = {
    "open": "open(path, 'rb').read()",
    "os.open": "os.read(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), 999)",
    "mmap": "__import__('mmap').mmap(os.open(path, os.O_RDONLY), 0, prot=1)[:]",
    "numpy": "bytes(np.fromfile(path, 'u1'))",
    "pandas": "pd.read_csv(path, header=None).to_string()",
    "sqlite": "__import__('sqlite3').connect(f'file:{path}?mode=ro', uri=True).execute('SELECT * FROM grade').fetchall()",
    "sqlite-attach": "__import__('sqlite3').connect(':memory:').execute('ATTACH ? AS g', (path,)).execute('SELECT * FROM g.grade').fetchall()",
    "ctypes": "ctypes.CDLL(None).fopen(path.encode(), b'r')",
    "symlink": "(os.path.lexists('l') and os.unlink('l'), os.symlink(path, 'l'), open('l').read())[2]",
    "hard-link": "(os.link(path, f'h{len(path)}'), open(f'h{len(path)}').read())[1]",
    "rename": "(os.rename(path, 'taken'), open('taken').read())[1]",
    "own-root": "open('/proc/self/root' + path).read()",
    "own-cwd": "open('/proc/self/cwd/' + os.path.relpath(path)).read()",
    "init's-root": "open('/proc/1/root' + path).read()",
    "parent's-root": "open(f'/proc/{os.getppid()}/root' + path).read()",
    "grader's-root": "open('/proc/@GRADER@/root' + path).read()",
    "dots": "open('../' * 30 + path.lstrip('/')).read()",
    "sendfile": "(os.sendfile(os.open('out', os.O_RDWR | os.O_CREAT), os.open(path, os.O_RDONLY), 0, 999), open('out').read())[1]",
    "path-only": "open(f'/proc/self/fd/{os.open(path, os.O_PATH)}').read()",
    "import": "__import__('importlib.machinery').machinery.SourceFileLoader('stolen', path).get_data(path)",
    "linecache": "''.join(__import__('linecache').getlines(path))",
    "shutil": "__import__('shutil').copy(path, 'copied') and open('copied').read()",
    "url": "__import__('urllib.request').request.urlopen('file://' + path).read()",
    "matplotlib": "open(__import__('matplotlib').cbook._get_data_path('..', '..', '..', '..', '..', '..', '..') / path.lstrip('/')).read()",
}
TARGETS = """
targets = ["@SOURCE@", "@OTHER@", "@GRADEBOOK@", "@HOME@/.netrc", "@COURSE@/tests/answers/course/right_one.py"]
system = ["/etc/passwd", "/etc/shadow", "/etc/hostname", "/root/.bash_history", "/proc/@GRADER@/environ", "/proc/@VICTIM@/environ", "/proc/kcore",
          "/dev/mem", "/dev/kmsg", "/var/log/syslog", "@ROOT@/pyproject.toml", "@ROOT@/nbgrader_config.py", "@ROOT@/tests/hostile/victim.py",
          "@ROOT@/source/arrays.py", "@ROOT@/autograder/cli/grading.py", "@ROOT@/autograder/evidence/matrix.py", "@ROOT@/.git/HEAD"]
"""


def read(name: str, how: str) -> Attack:
    loop = (
        f"def attempt(path):\n    return {how}\nfor path in targets + system:\n    try:\n        if (found := attempt(path)): print(found); won(path)\n"
        "    except Exception as refusal:\n        print(type(refusal).__name__, end=' ')\n"
    )
    return Attack(name=f"by-{name}", group="files", tries=f"reads what it must not by {name}", before=TARGETS + loop)


def look(name: str, tries: str, before: str) -> Attack:
    return Attack(name=name, group="files", tries=tries, before=before)


ATTACKS = [
    *(read(name, how) for name, how in READS.items()),
    look("walk", "walks the whole file system for notebooks, databases and sources",
         "for folder, folders, names in os.walk('/'):\n    folders[:] = [f for f in folders if folder != '/' or f not in ('proc', 'sys')]\n"
         "    for n in names:\n        path = os.path.join(folder, n)\n        here = os.getcwd()\n"
         "        if n.endswith(('.ipynb', 'gradebook.db', '.netrc', 'right_one.py')) and not path.startswith(here):\n"
         "            try:\n                open(path).read(9)\n            except OSError:\n                continue\n"
         "            if 'site-packages' not in path: won(path)"),
    look("the-checkout", "reads the course sources and the answers beside the installed packages",
         "import course, pathlib\nroot = pathlib.Path(course.__file__).parents[1]\n"
         "for pattern in ('source/*', 'source/*/*', 'tests/**/*.py', '*.toml', 'build/*', '*.db', 'autograder/*.py', 'autograder/[a-df-z]*/*.py'):\n"
         "    for found in root.glob(pattern):\n        try:\n            found.read_bytes() and won(found)\n        except OSError:\n            pass"),
    look("environment", "looks for secrets in the environment",
         "print(dict(os.environ))\nfor name in ('self', 'thread-self', '1', '@ZYGOTE@', str(os.getppid())):\n    try:\n"
         "        print(open(f'/proc/{name}/environ').read())\n    except OSError:\n        pass\n"
         "print(ctypes.string_at(ctypes.c_char_p.in_dll(ctypes.CDLL(None), 'environ')) if False else '')"),
    look("other-processes", "reads the command lines, memory and descriptors of all processes that it sees",
         "for pid in [p for p in os.listdir('/proc') if p.isdigit()] + ['@ZYGOTE@', '@GRADER@', '@VICTIM@']:\n    if int(pid) in (os.getpid(),): continue\n"
         "    for name in ('cmdline', 'environ', 'maps', 'mem', 'fd/0', 'fd/1', 'cwd', 'root'):\n        try:\n"
         "            os.listdir(f'/proc/{pid}/{name}') if name in ('cwd', 'root') else open(f'/proc/{pid}/{name}', 'rb').read(9)\n            won((pid, name))\n"
         "        except OSError:\n            pass"),
    look("neighbours", "looks for the scratch folders of other submissions and of the engine",
         "here = os.getcwd()\nown = (here, os.path.expanduser('~'), os.environ.get('TMPDIR'))\nfor folder in ('/tmp', '/var/tmp', '/dev/shm', '/run', os.path.dirname(here), '@ENGINE@', '@COURSE@'):\n    try:\n"
         "        names = [n for n in os.listdir(folder) if os.path.join(folder, n) not in own]\n    except OSError:\n        continue\n"
         "    for n in names:\n        try:\n            os.listdir(os.path.join(folder, n)) and won((folder, n))\n        except OSError:\n            pass"),
    look("descriptors", "reads from every descriptor that was left open",
         "import stat\nfor number in range(1024):\n    try:\n        mode = os.fstat(number).st_mode\n    except OSError:\n        continue\n"
         "    if stat.S_ISDIR(mode) or (stat.S_ISREG(mode) and number > 2): won((number, os.readlink(f'/proc/self/fd/{number}') if os.path.exists('/proc/self/fd') else '?'))"),
    look("magics", "reads by IPython's magics and the shell",
         "shell = get_ipython()\nfor line in ('cat @SOURCE@', 'load @SOURCE@', 'run @SOURCE@', 'pycat @SOURCE@', 'sx cat @SOURCE@', 'system cat @SOURCE@', 'cd @COURSE@',\n"
         "             'env', 'history -g', 'pinfo2 open', 'store', 'recall', 'logstart @HOME@/log'):\n    try:\n"
         "        name, _, rest = line.partition(' ')\n        print(shell.run_line_magic(name, rest))\n    except BaseException as refusal:\n        print(type(refusal).__name__)\n"
         "print(shell.getoutput('cat @SOURCE@') if hasattr(shell, 'getoutput') else '')"),
    look("by-handle", "opens files by kernel handles and watches folders",
         "tried(syscall, 'fanotify_init', 0, 0)\ntried(syscall, 'open_by_handle_at', -100, 0, 0)\n"
         "how = ctypes.create_string_buffer(24)\ntried(syscall, 'openat2', -100, b'@SOURCE@', ctypes.addressof(how), 24)\n"
         "watch = ctypes.CDLL(None).inotify_init()\nif watch >= 0 and ctypes.CDLL(None).inotify_add_watch(watch, b'@COURSE@', 0x100) >= 0: won('inotify')"),
    look("leave-the-root", "climbs out of its root by chroot, fchdir and old descriptors",
         "fd = os.open('.', os.O_RDONLY)\ntried(os.chroot, '.')\ntried(os.chdir, '@COURSE@')\nfor _ in range(40):\n    os.chdir('..')\n"
         "for path in ('.' + '@SOURCE@', 'etc/passwd', 'root/.bashrc'):\n    tried(open, path)"),
    look("proc-and-sys", "reads what the kernel tells of the machine",
         "for path in ('/proc/kallsyms', '/proc/net/tcp', '/proc/net/unix', '/proc/sysvipc/shm', '/sys/class/net/eth0/address', '/proc/keys',\n"
         "             '/sys/class/dmi/id/product_uuid', '/sys/kernel/debug', '/proc/sched_debug', '/proc/timer_list', '/boot', '/proc/@GRADER@/status'):\n"
         "    try:\n        data = open(path).read()\n    except OSError:\n        continue\n"
         "    if 'grader' in data and '@GRADER@' in data or ':' + format(@TCP@, '04X') in data or 'abstract' in data: won(path)"),
]  # fmt: skip
