# Looks in directory $1, which its backups call $2, for what tar leaves out. $3 is how many names follow of what is archived of
# it, within it, of which an empty one is all of it; the rest are the options for what is left out. Tells how many files and
# folders that are, whatever lies in these, and the first ten of them. Ends with 3 where some of it could not be looked at.
directory=$1
name=$2
items=$3
shift 3
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# Patterns go by the names in the archive, and so by what the directory is called there.
mkdir "$work/as" && ln -s -- "$directory" "$work/as/$name" && cd "$work/as" || exit 1
there() { [ -e "$1" ] || [ -L "$1" ]; }
while [ "$items" -gt 0 ]; do
  if [ -z "$1" ]; then
    find "./$name/" -mindepth 1 -maxdepth 1 -print0 || exit 1
  elif there "./$name/$1"; then
    printf '%s\0' "./$name/$1" || exit 1
  fi
  shift
  items=$((items - 1))
done >"$work/found"
sed -z 's,^\./,,' "$work/found" >"$work/wanted" || exit 1
ended=0
# 1 is that something changed while it was looked at, 2 as a rule that some of it may not be read.
listed() {
  list=$work/$1
  shift
  tar --create --file=/dev/null --verbose --quoting-style=literal "$@" --null --files-from="$work/wanted" >"$list" 2>"$work/said"
  status=$?
  [ "$status" -gt 1 ] || return 0
  cat "$work/said" >&2
  [ "$status" = 2 ] && [ -s "$list" ] || exit 1
  ended=3
}
listed held "$@"
listed all
LC_ALL=C sort -T "$work" -o "$work/both" "$work/held" "$work/all" || exit 1
LC_ALL=C uniq -u "$work/both" | LC_ALL=C tr '\001-\011\013-\037\177' '?' | LC_ALL=C awk '
  folder != "" && index($0, folder) == 1 { next }
  {
    folder = /\/$/ ? $0 : ""
    if (++all <= 10) first = first "\n" $0
  }
  END { print all + 0 first }'
exit "$ended"
