# Puts up and takes down a maintenance page that is a file: what is done is $1, the file $2.
file=$2

ours() {
  grep -qF -e "$1" -- "$file" 2>/dev/null
}

marker() {
  grep -o 'handrail-maintenance-[0-9a-f]*' -- "$file" 2>/dev/null | head -n 1
}

# Whoever visits sees all of the page or none of it.
aside() {
  part=$file.$$
  trap 'rm -f -- "$part"' EXIT
  trap 'exit 1' HUP INT TERM
  (umask 022 && cat >"$part") || exit 1
  [ "$(wc -c <"$part")" -eq "$1" ] || { echo "@{script.flag.part}" >&2; exit 1; }
  chmod 644 "$part" || exit 1
}

case $1 in
  # Tells whether it is up, and by which marker; and whether it could be put up.
  look)
    case $file in */*) folder=${file%/*} ;; *) folder=. ;; esac
    folder=${folder:-/}
    if [ -e "$file" ]; then
      printf '%s\n' "on $(marker)"
    elif [ -d "$folder" ] && [ -x "$folder" ]; then
      echo off
    elif [ -e "$folder" ]; then
      printf '%s\n' "unknown @{script.flag.shut $folder}"
    else
      printf '%s\n' "unknown @{script.flag.none $folder}"
    fi
    [ -w "$folder" ] && [ -x "$folder" ] && echo writable
    exit 0
    ;;
  # Nobody else's page is overwritten: whoever comes second fails.
  on)
    aside "$3"
    ln -- "$part" "$file" && exit 0
    [ -e "$file" ] && { printf '%s\n' "@{script.flag.taken $(marker)}" >&2; exit 3; }
    exit 1
    ;;
  # Another text on the page that has marker $4.
  change)
    ours "$4" || { echo "@{script.flag.others}" >&2; exit 3; }
    aside "$3"
    mv -f -- "$part" "$file"
    ;;
  # The page with marker $3, or whichever it is where none is given.
  off)
    [ -e "$file" ] || [ -L "$file" ] || exit 0
    [ -z "$3" ] || ours "$3" || exit 0
    rm -f -- "$file"
    ;;
esac
