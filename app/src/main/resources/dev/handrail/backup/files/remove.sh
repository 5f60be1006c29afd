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
# What cannot be looked at is not gone.
gone() {
  at=$1
  while [ ! -e "$at" ] && [ ! -L "$at" ]; do
    at=${at%/*}
    at=${at:-/}
  done
  [ "$at" != "$1" ] && [ -d "$at" ] && [ -x "$at" ]
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
