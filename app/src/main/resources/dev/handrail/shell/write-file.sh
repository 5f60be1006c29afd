# Writes stdin to file $1 with mode $2, whole or not at all: $3 bytes must arrive.
umask 077
file=$1
[ ! -L "$file" ] || file=$(readlink -f -- "$file") || exit 1
part=$file.handrail-$$
trap 'rm -f -- "$part"' EXIT
trap 'exit 1' HUP INT TERM
cat >"$part" || exit 1
[ "$(wc -c <"$part")" -eq "$3" ] || { echo "@{script.part}" >&2; exit 1; }
chmod "$2" "$part" || exit 1
sync "$part" 2>/dev/null
mv -f -- "$part" "$file"
