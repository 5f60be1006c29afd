# Looks at directory $1; the other arguments are what tar and du leave out. Tells, each ended by a zero byte: the directory
# as it is really called, about how many bytes tar will read, tar's version, what more tar can keep, and the first of what
# cannot be read.
directory=$1
shift
case $directory in -*) directory=./$directory ;; esac
[ -d "$directory" ] || { printf '%s\n' "@{script.files.none $directory}" >&2; exit 1; }
real=$(readlink -f -- "$directory" && echo .) || exit 1
real=${real%??}
IFS= read -r version <<EOF
$(tar --version 2>/dev/null)
EOF
case $version in *"GNU tar"*) ;; *) echo "@{script.files.tar}" >&2; exit 1 ;; esac
bytes=$(du --summarize --block-size=1 "$@" -- "$real" 2>/dev/null)
bytes=${bytes%%[!0-9]*}
more=
# Which of these it takes without a word. As a rule that is both.
for options in "--acls --xattrs" --acls --xattrs; do
  # shellcheck disable=SC2086 # two words, or one
  warned=$(tar --create $options --file=/dev/null --files-from=/dev/null 2>&1) && [ -z "$warned" ] && more="$more $options"
  [ "$more" != " --acls --xattrs" ] || break
done
printf '%s\0' "$real" "${bytes:-0}" "$version" "$more"
[ "$(id -u)" = 0 ] ||
  find "$real" \( ! -type l ! -readable -o -type d ! -executable \) -print0 -prune 2>/dev/null | head -z -n 11
