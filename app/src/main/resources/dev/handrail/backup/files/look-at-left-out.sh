# Looks in directory $1 for what tar leaves out: the other arguments are its options for that, --, and the names of what it
# is to archive. Tells how many files and folders that are, whatever lies in these, and the first ten of them.
directory=$1
shift
listed() {
  tar --create --file=/dev/null --verbose --quoting-style=literal --directory="$directory" "$@" 2>/dev/null
}
tar --version >/dev/null || exit 1
{
  listed "$@"
  for one; do
    shift
    [ "$one" != -- ] || break
  done
  listed -- "$@"
} | LC_ALL=C sort | LC_ALL=C uniq -u | LC_ALL=C tr '\001-\011\013-\037\177' '?' | LC_ALL=C awk '
  folder != "" && index($0, folder) == 1 { next }
  {
    folder = /\/$/ ? $0 : ""
    if (++all <= 10) first = first "\n" $0
  }
  END { print all + 0 first }'
