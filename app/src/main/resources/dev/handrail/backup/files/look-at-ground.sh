# Looks at where files are to be restored. $1 is the directory that is live, empty for none; $2 the folder that is to be made,
# empty for something beside the directory; $3 the program that unpacks. Tells, each ended by a zero byte: the directory as it
# is really called, the folder to unpack in, whether one may write there, how many bytes fit, whether what is to be made is
# there, whether directory and folder lie on one file system, tar's version, what more tar can keep, whether $3 is there, the
# number of who looks.
live=$1
new=$2
real=
parent=
if [ -n "$live" ]; then
  case $live in -*) live=./$live ;; esac
  real=$live
  if [ -d "$live" ]; then
    real=$(readlink -f -- "$live" && echo .) || exit 1
    real=${real%??}
  fi
fi
above=${new:-$real}
case $above in
  */) above=$(dirname -- "$above" && echo .) && above=${above%??} ;;
  */*) above=${above%/*} ;;
  *) above=. ;;
esac
above=${above:-/}
if [ -d "$above" ]; then
  parent=$(readlink -f -- "$above" && echo .) || exit 1
  parent=${parent%??}
fi
[ -n "$live" ] && [ -d "$live" ] || real=
yes() {
  if "$@"; then printf 'yes\0'; else printf 'no\0'; fi
}
there() {
  [ -e "$1" ] || [ -L "$1" ]
}
together() {
  [ -n "$real" ] && [ -n "$parent" ] && [ "$(stat -c %d -- "$real")" = "$(stat -c %d -- "$parent")" ]
}
known() {
  command -v "$1" >/dev/null
}
printf '%s\0' "$real" "$parent"
yes [ -w "${parent:-/dev/null/none}" ]
if [ -n "$parent" ]; then
  set -- $(stat -f -c '%a %S' -- "$parent") "$3"
  printf '%s\0' "$(($1 * $2))"
else
  set -- 0 0 "$3"
  printf '0\0'
fi
if [ -n "$new" ]; then yes there "$new"; else printf 'no\0'; fi
yes together
IFS= read -r version <<EOF
$(tar --version 2>/dev/null)
EOF
case $version in *"GNU tar"*) ;; *) version= ;; esac
more=
# Which of these it takes without a word. As a rule that is both.
for options in "--acls --xattrs" --acls --xattrs; do
  # shellcheck disable=SC2086 # two words, or one
  warned=$(tar --create $options --file=/dev/null --files-from=/dev/null 2>&1) && [ -z "$warned" ] && more="$more $options"
  [ "$more" != " --acls --xattrs" ] || break
done
printf '%s\0' "$version" "$more"
yes known "$3"
printf '%s\0' "$(id -u)"
