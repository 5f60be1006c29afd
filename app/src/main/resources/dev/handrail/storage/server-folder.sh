# What Handrail does in a folder on a server where backups lie: $1 is what, $2 the folder, $3 a name in it.
# It exits with 4 where the name is taken, and with 5 where not all that was sent arrived.
umask 077
case $2 in
'~') folder=$HOME ;;
'~/'*) folder=$HOME/${2#'~/'} ;;
/*) folder=$2 ;;
*) folder=$HOME/$2 ;;
esac
file=$folder/${3-}
part=$file.partial

reach() { ls -d "$folder/." >/dev/null || exit 1; }
untaken() { { [ ! -e "$1" ] && [ ! -L "$1" ]; } || exit 4; }

remove() {
    [ -e "$1" ] || [ -L "$1" ] || exit 0
    if [ -d "$1" ] && [ ! -L "$1" ]; then
        rmdir "$1"
    else
        rm -f "$1"
    fi && sync "$folder" && echo removed
}

# A hard link never overwrites; where a file system knows none, mv is asked not to.
rename() {
    if ln "$part" "$file" 2>/dev/null; then
        rm -f "$part"
    else
        untaken "$file"
        mv -n "$part" "$file" && [ ! -e "$part" ]
    fi
}

each() {
    for one in "$folder"/* "$folder"/.[!.]* "$folder"/..?*; do
        [ -f "$one" ] && [ ! -L "$one" ] || continue
        printf '%s %s\0' "$(stat -c '%s %Y' "$one")" "${one##*/}" || exit 1
    done
}

case $1 in
begin)
    mkdir -p "$folder" || exit 1
    untaken "$file"
    untaken "$part"
    set -C
    : >"$part" && printf '%s' "$part"
    ;;
write) exec cat >>"$part" ;;
finish)
    [ "$(wc -c <"$part")" -eq "$4" ] || exit 5
    sync "$part" || exit 1
    untaken "$file"
    rename && sync "$folder"
    ;;
read) exec cat "$file" ;;
hash)
    [ -r "$file" ] || exec cat "$file"
    for one in sha256sum 'shasum -a 256' 'openssl dgst -sha256 -r'; do
        command -v "${one%% *}" >/dev/null && exec $one <"$file"
    done
    exit 0
    ;;
size)
    reach
    [ -e "$file" ] || exit 0
    stat -c %s "$file"
    ;;
delete) remove "$file" ;;
discard) remove "$part" ;;
list)
    reach
    if find "$folder" -maxdepth 0 -printf '' 2>/dev/null; then
        find "$folder/" -mindepth 1 -maxdepth 1 -type f -printf '%s %Ts %f\0'
    else
        each
    fi
    ;;
folders)
    reach
    for one in "$folder"/* "$folder"/.[!.]* "$folder"/..?*; do
        [ -d "$one" ] && [ ! -L "$one" ] || continue
        printf '%s\0' "${one##*/}" || exit 1
    done
    ;;
free)
    while [ ! -d "$folder" ] && [ -n "$folder" ]; do folder=${folder%/*}; done
    df -Pk "${folder:-/}"
    ;;
identity)
    below=
    while [ ! -d "$folder" ] && [ -n "$folder" ]; do
        below=${folder##*/}/$below
        folder=${folder%/*}
    done
    kernel=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null) || exit 0
    number=$(stat -Lc '%d:%i' "${folder:-/}" 2>/dev/null) || exit 0
    printf '%s %s /%s' "$kernel" "$number" "${below%/}"
    ;;
esac
