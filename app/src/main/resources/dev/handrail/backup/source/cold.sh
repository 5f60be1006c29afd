# Sees to it that what is stopped for a backup is started again, whatever becomes of who stopped it. What it does is $1, and
# $2 a directory of its own on this machine, in which lie:
#   lease     is touched as long as it may stay stopped     release   it is to be started now
#   starting  a start runs or ran, with its number          status    how it ended; beside it, in said, what it said
#   stopping  a stop runs, by this number, or what must     holding   the line to who stops it is watched
#             not be done unless it is stopped: of those
#             each has its number behind that name
what=$1
place=$2
shift 2

nap() {
  sleep 0.2 2>/dev/null || sleep 1
}

# Waits up to $1 seconds until file $2 is there, or all is gone: somebody else saw to it.
await() {
  until=
  while [ -d "$place" ] && [ ! -e "$place/$2" ]; do
    patient "$1" || return 1
    nap
  done
}

# Whether it is less than $1 seconds since this was asked first, when $until was empty.
patient() {
  now=$(date +%s)
  [ "$now" -lt "${until:=$((now + $1))}" ]
}

# Stops it, not before somebody would notice that the line to who asked for it broke.
stop() {
  await 10 holding || { echo "@{script.cold.unwatched}" >&2; exit 1; }
  echo $$ >"$place/stopping"
  "$@"
  ended=$?
  rm -f -- "$place/stopping"
  exit $ended
}

# Does what must not be done unless it is stopped; a start that comes now waits for its end.
meanwhile() {
  echo $$ >"$place/stopping.$$" || exit 1
  if [ -e "$place/release" ]; then
    echo "@{script.cold.started}" >&2
    ended=75
  else
    trap '' HUP INT TERM PIPE
    "$@"
    ended=$?
  fi
  rm -f -- "$place/stopping.$$"
  exit $ended
}

# It may be that of root, whom others may not signal.
runs() {
  [ -n "$1" ] || return 0
  kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ]
}

stopping() {
  for by in "$place/stopping" "$place"/stopping.*; do
    [ -e "$by" ] || continue
    # Where there is no number yet, somebody is just writing it down.
    number=
    read -r number 2>/dev/null <"$by"
    ! runs "$number" || return 0
  done
  return 1
}

# A stop goes on when the line to who asked for it breaks, and would undo a start that came before its end.
stopped() {
  until=
  while stopping && patient 300; do
    nap
  done
}

# Starts it, in directory $1 unless that is empty; only the first who comes does.
start() {
  mkdir "$place/starting" 2>/dev/null || return 0
  echo $$ >"$place/starting/new" && mv -f -- "$place/starting/new" "$place/starting/pid"
  stopped
  (
    [ -z "$1" ] || CDPATH='' cd -- "$1" || exit 1
    shift
    unset LC_ALL # was only meant for what we read
    exec "$@"
  ) </dev/null >"$place/said" 2>&1
  echo $? >"$place/ended" && mv -f -- "$place/ended" "$place/status"
}

# Leaves behind who will start it: when told to, or when the lease was not touched for $1 seconds.
arrange() {
  : >"$place/lease" || exit 1
  if [ "$(id -u)" != 0 ] || ! systemd-run --quiet --collect --setenv=PATH="$PATH" --setenv=HOME="$HOME" \
    sh "$place/cold.sh" watch "$place" "$@" </dev/null >/dev/null 2>&1; then
    alone=$(command -v setsid)
    $alone nohup sh "$place/cold.sh" watch "$place" "$@" </dev/null >/dev/null 2>&1 &
  fi
  await 10 watching || { echo "@{script.cold.alone}" >&2; exit 1; }
}

watch() {
  mkdir "$place/watching" 2>/dev/null || exit 0
  seconds=$1
  shift
  naps=0
  while [ ! -e "$place/release" ]; do
    # To be released is looked for at each turn, which takes no program; the lease is in no such hurry.
    if [ $((naps % 5)) = 0 ]; then
      touched=$(stat -c %Y "$place/lease") || exit 1
      [ $(($(date +%s) - touched)) -le "$seconds" ] || : >"$place/release"
    fi
    naps=$((naps + 1))
    nap
  done
  start "$@"
}

# It may stay stopped while lines come in; their end is the end of who stopped it, or of the line to him.
hold() {
  trap ': >"$place/release"; exit' HUP INT TERM
  : >"$place/holding"
  while IFS= read -r line; do touch "$place/lease"; done
  : >"$place/release"
}

# Nobody works on a start any more that has not ended: the machine was switched off meanwhile.
abandoned() {
  [ -e "$place/starting/pid" ] && [ ! -e "$place/status" ] && ! kill -0 "$(cat "$place/starting/pid")" 2>/dev/null
}

# Has it started, and waits up to $1 seconds for that; $2 is whether a start that failed is tried again. Tells how the start
# ended, and whether it was to be started before this; where nothing is known of a lease any more, it may have been.
release() {
  seconds=$1
  again=$2
  shift 2
  early=
  [ -e "$place/lease" ] && [ ! -e "$place/release" ] || early=early
  if abandoned || { [ "$again" = again ] && [ -e "$place/status" ] && [ "$(cat "$place/status")" != 0 ]; }; then
    rm -rf -- "$place/starting" "$place/status"
  fi
  : >"$place/release"
  [ -e "$place/watching" ] && await 5 starting || start "$@"
  if await "$seconds" status; then
    status=$(cat "$place/status" 2>/dev/null) || status=0
    printf '%s\n' "$status $early"
    [ ! -s "$place/said" ] || tail -n 20 "$place/said" 2>/dev/null
    [ "$status" != 0 ] || rm -rf -- "$place"
  else
    printf '%s\n' "running $early"
  fi
}

"$what" "$@"
