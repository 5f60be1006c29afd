# Ends process $1 and all its descendants: TERM, then KILL for those that are still there after two seconds.
processes() {
  ps -A -o pid= -o ppid= 2>/dev/null && return
  for stat in /proc/[0-9]*/stat; do
    read -r line <"$stat" || continue
    pid=${line%% *}
    set -- ${line##*) }
    printf '%s\n' "$pid $2"
  done 2>/dev/null
}

# Adds to $family whatever descends from what is in it.
grow() {
  table=$(processes)
  grown=yes
  while [ -n "$grown" ]; do
    grown=
    while read -r pid parent; do
      case $family in *" $pid "*) continue ;; esac
      case $family in *" $parent "*) family="$family$pid " grown=yes ;; esac
    done <<END
$table
END
  done
}

# One that has ended and whose parent has not noticed yet does not count.
lives() {
  kill -0 "$1" 2>/dev/null || return 1
  read -r line 2>/dev/null <"/proc/$1/stat" || return 0
  case ${line##*) } in Z*) return 1 ;; esac
}

family=" $1 "
grow
kill -TERM $family 2>/dev/null
tries=0
while [ $tries -lt 20 ]; do
  alive=
  for pid in $family; do
    lives "$pid" && alive=yes
  done
  [ -n "$alive" ] || exit 0
  tries=$((tries + 1))
  sleep 0.1 2>/dev/null || { sleep 1; tries=$((tries + 9)); }
done
grow
kill -KILL $family 2>/dev/null
exit 0
