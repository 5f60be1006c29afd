# Removes $1 and all beneath it, unless something is mounted there, which would be emptied with it.
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
there() { [ -e "$1" ] || [ -L "$1" ]; }
# What cannot be looked at is not gone. It may be gone with the folder it lay in; where what that lay in is gone too, a disk
# may not be mounted.
gone() {
  there "$1" && return 1
  held=${1%/*}
  there "$held" || held=${held%/*}
  held=${held:-/}
  [ -d "$held" ] && [ -x "$held" ]
}
gone "$1" && exit 0
if [ ! -L "$1" ]; then
  real=$(readlink -f -- "$1" && echo .) || {
    ls -d -- "$1"
    exit 1
  }
  if mounted "${real%??}"; then
    printf '%s\n' "@{script.mounted $point}" >&2
    exit 3
  fi
fi
exec rm -rf -- "$1"
