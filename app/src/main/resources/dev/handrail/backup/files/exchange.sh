# Lets what lies in $4 take the places of the same in $3, and puts what was there into $5. What it does is $1; $2 is a folder
# of its own, in which it writes down how far it is, and which is removed in the end; $6 is where that goes which was written
# to the live places since, before what was there comes back; the rest are the names, within the directories, of what changes places,
# of which an empty one is the directory itself. Before each stands + where it must lie in $4, or - where nothing may lie there,
# and what was there then is only put aside. In the same way it tells of each whether there was something to put aside. Nothing
# that ends the line to who asked for it stops it half way.
what=$1
place=$2
live=$3
coming=$4
aside=$5
since=$6
shift 6
trap '' HUP INT TERM PIPE
umask 077

there() {
  [ -e "$1" ] || [ -L "$1" ]
}

ways() {
  name=${1#?}
  l=$live${name:+/$name}
  c=$coming${name:+/$name}
  a=$aside${name:+/$name}
}

# What must lie there and does not.
lacks() {
  case $1 in +*) ! there "$c" ;; *) false ;; esac
}

above() {
  case $1 in */*) mkdir -p -- "${1%/*}" ;; esac
}

# Whether something is mounted at $1 or beneath it: it would move with it, and be removed with it one day.
mounted() {
  [ -r /proc/self/mountinfo ] || return 1
  while read -r _ _ _ _ point _; do
    case $point in *\\*)
      point=$(printf '%b.' "$point")
      point=${point%.}
      ;;
    esac
    case $point in "$1" | "$1"/*) return 0 ;; esac
  done </proc/self/mountinfo
  return 1
}

refused() {
  printf '%s\n' "@{script.mounted $point}" >&2
}

# The first name for it that nothing has, in the folder for what is kept of the live places.
pick() {
  s=$place/since${name:+/$name}
  n=1
  while there "$s"; do
    n=$((n + 1))
    s=$place/since/${name:-again}_$n
  done
}

# What was written to the live place since lies nowhere else. It goes over nothing that is there.
spare() {
  pick
  above "$s" && mv -T -- "$l" "$s"
}

# What came goes back to where it came from.
leave() {
  case $noted in
    *comes) if there "$c"; then spare; else above "$c" && mv -T -- "$l" "$c"; fi ;;
    *) spare ;;
  esac
}

# Whether what comes goes with the folder. What an earlier exchange put aside stays with all that was written to it.
passing() {
  case $coming in "$place"/*) ;; *) false ;; esac
}

# Each file at $1 as it is now, with a zero byte behind it. What only changed places with all that it lies in is the same.
listed() {
  find "$1" ! -type d -printf '%i %s %T@ ' \( -samefile "$1" -o -printf '%C@ %P' \) -printf '\0'
}

# Those of $c that are not as they came.
changed() {
  listed "$c" >"$place/now" &&
    LC_ALL=C sort -z -T "$place" -o "$place/both" "$place/came.$i" "$place/came.$i" "$place/now" &&
    LC_ALL=C uniq -zu "$place/both" "$place/changed"
}

# Puts these alone into $s, with the folders that they lie in.
apart() {
  [ -d "$c" ] && [ ! -L "$c" ] && mkdir -p -- "$s" || return 1
  (sed -z 's,^[^ ]* [^ ]* [^ ]* [^ ]* ,./,' "$place/changed" >"$place/names" && cd -- "$c" &&
    xargs -0 cp -a -l --parents -t "$s" -- <"$place/names") 2>/dev/null && return
  # They lie in $c too.
  rm -rf -- "$s"
  return 1
}

# Of what came and was taken back, what was written to it since lies nowhere else. Where nobody can tell it from the rest, as
# for want of room, all is kept.
sift() {
  [ -e "$place/came.$i" ] && there "$c" || return 0
  ! listed "$c" | cmp -s - "$place/came.$i" || return 0
  if changed; then
    [ -s "$place/changed" ] || return 0
    pick
    apart && return
  fi
  pick
  above "$s" && mv -T -- "$c" "$s"
}

# What is kept of the live places gets its name beside the directory.
keep() {
  [ ! -d "$place/since" ] || find "$place/since" -depth -type d -empty -delete
  there "$place/since" || return 0
  n=1
  s=$since
  while there "$s"; do
    n=$((n + 1))
    s=${since}_$n
  done
  mv -T -- "$place/since" "$s"
}

# Tells of each of these to who asked, and of where it is to who reads it.
spared() {
  n=1
  s=$since
  while there "$s"; do
    echo since
    printf '%s\n' "@{script.exchange.since $s}" >&2
    n=$((n + 1))
    s=${since}_$n
  done
}

# Lists what comes, before anything is stopped for it: of many files that takes a while.
list() {
  rm -f -- "$place"/came.*
  i=0
  for item; do
    i=$((i + 1))
    ways "$item"
    if there "$c" && passing; then listed "$c" >"$place/came.$i" || return 1; fi
  done
}

# Writes down what is there before anything is moved, and makes all folders that are needed to move it, there or back: the
# disk may be full by then.
note() {
  i=0
  for item; do
    i=$((i + 1))
    ways "$item"
    there "$l" && had=had || had=
    there "$c" && comes=comes || comes=
    if mounted "$l"; then
      refused
      return 1
    fi
    if there "$a"; then
      printf '%s\n' "@{files.taken $a}" >&2
      return 1
    fi
    if lacks "$item"; then
      printf '%s\n' "@{script.exchange.gone $c}" >&2
      return 1
    fi
    if [ -n "$comes" ] && passing && [ ! -e "$place/came.$i" ]; then listed "$c" >"$place/came.$i" || return 1; fi
    printf '%s\n' "$had $comes" >"$place/item.$i" || return 1
  done
  for item; do
    ways "$item"
    above "$place/since${name:+/$name}" || return 1
    ! there "$l" || above "$a" || return 1
  done
  : >"$place/began"
}

forth() {
  i=0
  for item; do
    i=$((i + 1))
    ways "$item"
    IFS= read -r noted <"$place/item.$i" || return 1
    case $noted in had*) mv -T -- "$l" "$a" || return 1 ;; esac
    case $noted in *comes) mv -T -- "$c" "$l" || return 1 ;; esac
  done
  mv -T -- "$place/began" "$place/exchanged"
}

undo() {
  for item; do
    ways "$item"
    if mounted "$l"; then
      refused
      return 1
    fi
  done
  # From here on it is not done any more.
  [ ! -e "$place/exchanged" ] || mv -T -- "$place/exchanged" "$place/began" || return 1
  i=0
  failed=0
  for item; do
    i=$((i + 1))
    ways "$item"
    IFS= read -r noted <"$place/item.$i" || return 1
    case $noted in
      had*) if there "$a"; then
        if { ! there "$l" || leave; } && mv -T -- "$a" "$l"; then :; else failed=1; fi
      fi ;;
      *comes) if there "$l" && ! there "$c"; then leave || failed=1; fi ;;
    esac
  done
  [ $failed = 0 ] || return 1
  i=0
  for item; do
    i=$((i + 1))
    ways "$item"
    sift || return 1
  done
  keep && rm -f -- "$place/began" "$place/exchanged"
}

back() {
  if [ -e "$place/began" ] || [ -e "$place/exchanged" ]; then
    undo "$@" || return 1
  fi
  # Only what is empty now, of what was made for them.
  [ ! -d "$aside" ] || find "$aside" -depth -type d -empty -delete
}

# By which number the file system knows the folder that $aside lies in, and since when: it is not the one that is there without
# its disk, nor the root of another, which has the same number on all of a kind. Where nobody knows since when, some sign stands.
held() {
  h=${aside%/*}
  stat -c ' %i.%W' -- "${h:-/}"
}

# Of each whether something was put aside, and where.
told() {
  i=0
  for item; do
    i=$((i + 1))
    IFS= read -r noted <"$place/item.$i" || noted=
    case $noted in had*) printf + ;; *) printf - ;; esac
  done
  held
}

# Names, each ended by a zero byte, what must lie there and does not.
missing() {
  for item; do
    ways "$item"
    ! lacks "$item" || printf '%s\0' "$name"
  done
}

# Whether whoever wrote that down still is at it, and not something else that has its number by now.
runs() {
  [ -s "$place/running" ] && grep -qsF -e "$place" "/proc/$(cat "$place/running")/cmdline"
}

# The disk may be too full to write it down.
running() {
  { echo $$ >"$place/running" || rm -f -- "$place/running"; } 2>/dev/null
}

# One that was begun goes on when the line to who asked for it breaks.
over() {
  until=$(($(date +%s) + 240))
  while runs && [ "$(date +%s)" -lt "$until" ]; do
    sleep 0.2 2>/dev/null || sleep 1
  done
  if runs; then
    echo "@{script.exchange.runs}" >&2
    exit 1
  fi
}

case $what in
  exchange)
    echo $$ >"$place/running" || exit 1
    note "$@" && forth "$@"
    ended=$?
    if [ $ended = 0 ]; then
      told "$@"
    else
      back "$@" || echo "@{script.exchange.stuck}" >&2
      spared
    fi
    rm -f -- "$place/running"
    exit $ended
    ;;
  back)
    running
    back "$@"
    ended=$?
    spared
    rm -f -- "$place/running"
    exit $ended
    ;;
  missing) missing "$@" ;;
  list) list "$@" ;;
  settle)
    over
    running
    if [ -e "$place/exchanged" ]; then
      printf 'exchanged '
      told "$@"
    elif [ -e "$place/began" ]; then
      back "$@" && echo back
    elif [ -d "$place" ]; then
      echo back
    else
      # Whoever removed the folder knew how it ended; what was put aside tells.
      found=
      for item; do
        ways "$item"
        there "$a" && found=$found+ || found=$found-
      done
      case $found in *+*) printf 'exchanged %s' "$found" && held ;; *) echo back ;; esac
    fi
    ended=$?
    spared
    rm -f -- "$place/running"
    exit $ended
    ;;
esac
