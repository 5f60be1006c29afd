# Asks again and again, by the command that begins at $2, whether something is healthy, until that ends well or $1 seconds are
# over. Then it ends as the command did the last time, and says what that said; one that was cut off before it said anything
# leaves the word to the one before it.
until=$(($(date +%s) + $1))
shift
said=
limit=$(command -v timeout)
while :; do
  left=$((until - $(date +%s)))
  [ "$left" -gt 0 ] || left=1
  now=$(${limit:+"$limit" "$left"} "$@" 2>&1 </dev/null)
  status=$?
  [ "$status" != 0 ] || exit 0
  [ "$status" = 124 ] && [ -z "$now" ] || said=$now
  [ "$(date +%s)" -lt "$until" ] || break
  sleep 1
done
printf '%s\n' "$said" | tail -n 20 >&2
exit "$status"
