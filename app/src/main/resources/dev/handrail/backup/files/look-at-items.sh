# Finds what has to change places so that the paths in directory $1 are restored: each itself, or the first of the folders
# above it that is not there. $2 is the folder on whose file system all must lie. Each is told with a zero byte behind it.
live=$1
place=$2
shift 2
there() {
  [ -e "$1" ] || [ -L "$1" ]
}
refuse() {
  printf '%s\n' "$1" >&2
  exit 3
}
device=$(stat -c %d -- "$place") || exit 1
for rel; do
  item=$rel
  rest=$rel
  gone=
  while [ -n "$rel" ]; do
    there "$live" || { item=; break; }
    at=$live${gone:+/$gone}
    [ "$(stat -c %d -- "$at")" = "$device" ] || refuse "@{script.items.apart $at}"
    part=${rest%%/*}
    path=$gone${gone:+/}$part
    there "$live/$path" || { item=$path; break; }
    case $rest in */*) rest=${rest#*/} ;; *) break ;; esac
    [ ! -L "$live/$path" ] || refuse "@{script.items.link $live/$path}"
    [ -d "$live/$path" ] || refuse "@{script.items.nofolder $live/$path}"
    gone=$path
  done
  printf '%s\0' "$item"
done
