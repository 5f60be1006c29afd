# The last stage of a backup that does not pass the workstation. It tells on stderr how far it is, and ends when nobody can
# hear that any more: then the line is gone, and what comes before it ends too, since nobody takes its bytes.
#   into FILE                      appends all that comes to the file
#   drain FILE                     lets it go by; a stage before writes it into the file
#   parts FOLDER FIRST GROWTH HASH…  cuts it into files 1, 2 … of a folder that is this stage's own, three at most: each
#                                  begins when the third before it was taken away; the command hashes each
exec 3<&0 </dev/null
trap '' PIPE
umask 077
what=$1 place=$2 main=$$
running=

leave() {
    trap '' HUP INT TERM
    [ -z "$running" ] || kill $running 2>/dev/null
    kill "$ticker" 2>/dev/null
    [ "$what" != parts ] || rm -rf "$place"
    exit 1
}
tell() { printf 'handrail-direct: %s\n' "$*" >&2 || leave; }

(
    trap - HUP INT TERM
    exec 3<&- >/dev/null
    while sleep 1 2>/dev/null; do
        kill -0 "$main" 2>/dev/null || exit
        at=
        [ "$what" = parts ] || at=$(stat -c %s "$place" 2>/dev/null)
        printf 'handrail-direct: at %s\n' "${at:-?}" >&2 || { kill -TERM "$main"; exit; }
    done
) &
ticker=$!
trap leave HUP INT TERM

hear() {
    running=$!
    wait "$running" || leave
    running=
}

cut() {
    first=$1 growth=$2
    shift 2
    mkfifo "$place/a" "$place/b" || leave
    sent=0 n=1
    while :; do
        while [ -e "$place/$((n - 3))" ]; do sleep 0.2 2>/dev/null || sleep 1; done
        size=$first
        [ "$growth" -eq 0 ] || size=$((first + sent / growth))
        blocks=$((size / 65536))
        dd bs=65536 count="$blocks" iflag=fullblock <&3 >"$place/a" 2>"$place/told" &
        one=$!
        tee "$place/part" <"$place/a" >"$place/b" &
        two=$!
        "$@" <"$place/b" >"$place/hash" &
        three=$!
        running="$one $two $three"
        wait "$two" || leave
        wait "$three" || leave
        wait "$one" || { cat "$place/told" >&2; leave; }
        running=
        bytes=$(wc -c <"$place/part") || leave
        bytes=$((bytes))
        [ "$bytes" -gt 0 ] || [ "$n" -eq 1 ] || break
        read -r hash rest <"$place/hash" || leave
        mv "$place/part" "$place/$n" || leave
        sent=$((sent + bytes))
        tell "part $n $bytes $hash"
        [ "$bytes" -eq $((blocks * 65536)) ] || break
        n=$((n + 1))
    done
    tell "end $sent"
}

case $what in
into)
    cat <&3 >>"$place" &
    hear
    ;;
drain)
    cat <&3 >/dev/null &
    hear
    ;;
parts)
    shift 2
    cut "$@"
    ;;
esac
trap '' HUP INT TERM
kill "$ticker" 2>/dev/null
exit 0
