# Looks in directory $1 for what tar leaves out: the other arguments are its options for that, --, and the names of what it
# is to archive. Tells how many files and folders that are, whatever lies in these, and the first ten of them.
directory=$1
shift
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
# 1 is that something changed while it was looked at, or cannot be read by it.
listed() {
  tar --create --file=/dev/null --verbose --quoting-style=literal --directory="$directory" "$@" >"$list" 2>"$work/said"
  status=$?
  [ "$status" -le 1 ] || {
    cat "$work/said" >&2
    exit 1
  }
}
list=$work/held
listed "$@"
for one; do
  shift
  [ "$one" != -- ] || break
done
list=$work/all
listed -- "$@"
[ -s "$list" ] || exit 1
LC_ALL=C sort "$work/held" "$work/all" | LC_ALL=C uniq -u | LC_ALL=C tr '\001-\011\013-\037\177' '?' | LC_ALL=C awk '
  folder != "" && index($0, folder) == 1 { next }
  {
    folder = /\/$/ ? $0 : ""
    if (++all <= 10) first = first "\n" $0
  }
  END { print all + 0 first }'
