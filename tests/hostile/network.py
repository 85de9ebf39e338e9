"""Reaching anything over any kind of socket. Whatever answers is a socket of this test on this machine."""

from tests.hostile.attack import Attack


def net(name: str, tries: str, before: str) -> Attack:
    return Attack(name=name, group="network", tries=tries, before="import socket\n" + before)


KINDS = (
    "UNIX INET INET6 NETLINK PACKET VSOCK ALG CAN BLUETOOTH TIPC QIPCRTR RDS KCM XDP"
)  # fmt: skip

ATTACKS = [
    net("tcp", "connects to a TCP port", "tried(socket.create_connection, ('127.0.0.1', @TCP@), 1)"),
    net("tcp6", "connects to a TCP port over IPv6", "tried(socket.create_connection, ('::1', @TCP@), 1)\ntried(socket.create_connection, ('::ffff:127.0.0.1', @TCP@), 1)"),
    net("udp", "sends a datagram", "tried(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', @UDP@)))"),
    net("dns-by-hand", "asks a name server on this machine", "import struct\nquery = struct.pack('!6H', 7, 256, 1, 0, 0, 0) + b'\\x01a\\x00' + struct.pack('!2H', 1, 1)\n"
        "tried(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(query, ('127.0.0.1', @UDP@)))"),
    net("unix-path", "connects to a Unix socket by its path",
        "s = socket.socketpair()[0]\ntried(s.connect, '@UNIX@')\ntried(lambda: socket.socket(socket.AF_UNIX).connect('@UNIX@'))"),
    net("abstract", "sends to an abstract Unix socket", "a, b = socket.socketpair(type=socket.SOCK_DGRAM)\ntried(a.sendto, b'x', '\\0@ABSTRACT@')\n"
        "tried(lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', '\\0@ABSTRACT@'))"),
    net("the-engine", "connects to the socket on which the warm parent serves the grader", "tried(lambda: socket.socket(socket.AF_UNIX).connect('@ENGINE@/engine'))\n"
        "os.chdir('/')\ns = socket.socketpair()[0]\ntried(s.connect, '@ENGINE@/engine')"),
    net("all-families", "makes a socket of every family and type",
        f"for name in {KINDS!r}.split():\n    family = getattr(socket, 'AF_' + name, None)\n    for kind in (1, 2, 3, 5):\n"
        "        if family is not None: tried(lambda: socket.socket(family, kind))"),
    net("raw", "makes raw sockets", "for kind in (1, 6, 17, 255):\n    tried(lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, kind))"),
    net("more-protocols", "makes sockets of rarer protocols", "for protocol in (33, 132, 136, 262):\n    for kind in (1, 2, 5, 6):\n"
        "        tried(lambda: socket.socket(socket.AF_INET, kind, protocol))"),
    net("by-system-call", "makes sockets by the bare system call, flags set", "for flags in (0, 0o4000, 0o2000000):\n    tried(syscall, 'socket', 2, 1 | flags, 0)\n"
        "    tried(syscall, 'socket', 10, 2 | flags, 0)\nif platform.machine() == 'x86_64':\n    tried(syscall, 0x40000000 | 41, 2, 1, 0)\n"
        "    tried(syscall, 41 | 1 << 32, 2, 1, 0) if False else None"),
    net("by-32-bit-calls", "makes a socket by the calls of 32-bit programs",
        "import mmap\nif platform.machine() == 'x86_64' and os.fork() == 0:\n    import signal\n"
        "    code = bytes.fromhex('53 b867010000 bb02000000 b901000000 ba00000000 cd80 5b c3')\n"
        "    page = mmap.mmap(-1, 4096, prot=7)\n    page.write(code)\n    call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))\n"
        "    os._exit(9 if call() >= 0 else 0)\nelif platform.machine() == 'x86_64':\n    _, status = os.wait()\n    if status == 9 << 8: won('a socket')"),
    net("listen", "listens for others", "def serve():\n    s = socket.create_server(('127.0.0.1', 0))\n    return s.getsockname()\ntried(serve)\ntried(os.mkfifo, '/tmp/@MARK@')\n"
        "tried(lambda: socket.socket(socket.AF_UNIX).bind('/tmp/@MARK@'))\ntried(lambda: socket.socketpair()[0].bind('\\0@MARK@'))"),
    net("http", "fetches a page", "import urllib.request, http.client\ntried(urllib.request.urlopen, 'http://127.0.0.1:@TCP@/', None, 1)\n"
        "tried(lambda: http.client.HTTPConnection('127.0.0.1', @TCP@, timeout=1).request('GET', '/'))\ntried(pd.read_csv, 'http://127.0.0.1:@TCP@/x.csv')"),
    net("asyncio", "connects by asyncio", "import asyncio\nasync def go():\n    return await asyncio.wait_for(asyncio.open_connection('127.0.0.1', @TCP@), 1)\ntried(lambda: asyncio.run(go()))"),
    net("inherited", "looks for an inherited socket that is no pair, and connects those it has anew",
        "for number in sockets():\n    s = socket.socket(fileno=os.dup(number))\n    if s.family != socket.AF_UNIX or s.getsockname() or s.getpeername(): won((number, s))\n"
        "    s.setblocking(False)\n    for place in ('\\0@ABSTRACT@', '@UNIX@', ('127.0.0.1', @TCP@)):\n        try:\n            s.connect(place)\n            won(place)\n"
        "        except OSError:\n            pass"),
    net("in-a-call", "connects while a hidden check calls it", "for module in ('socket', 'ssl', 'select'): __import__(module)\n"
        "tried(lambda: __import__('multiprocessing.connection').connection.Client(('127.0.0.1', @TCP@)))\n"
        "tried(lambda: __import__('multiprocessing.connection').connection.Listener())"),
]  # fmt: skip
