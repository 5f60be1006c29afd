# Passes stdin and stdout on to the Unix socket $1, by whatever is there to do it; says + when it begins.
[ -S "$1" ] || { printf '%s\n' "@{script.socket $1}" >&2; exit 1; }

# These characters mean something in an address of socat.
case $1 in *[,:!\"\'\\\[\(\{]*) ;; *)
  if command -v socat >/dev/null; then
    printf +
    # What the other end has closed is over: who sends nothing more by then, and only waits for that end, waits no longer.
    exec socat -t 1 - "UNIX-CONNECT:$1"
  fi ;;
esac

if command -v python3 >/dev/null; then
  exec python3 -c '
import os, socket, sys, threading
s = socket.socket(socket.AF_UNIX)
s.connect(sys.argv[1])
os.write(1, b"+")
def up():
    while True:
        b = os.read(0, 65536)
        if not b: break
        s.sendall(b)
    s.shutdown(socket.SHUT_WR)
threading.Thread(target=up, daemon=True).start()
while True:
    b = s.recv(65536)
    if not b: break
    while b: b = b[os.write(1, b):]
' "$1"
fi

if command -v nc >/dev/null && nc -h 2>&1 | grep -q -e ' -U\|[-a-zA-Z]*U[a-zA-Z]*\].*unix'; then
  printf +
  exec nc -U "$1"
fi
exit 127
