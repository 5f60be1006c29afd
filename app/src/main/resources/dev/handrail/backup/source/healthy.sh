# Asks again and again, by the command that begins at $2, whether something is healthy, until that ends well or $1 seconds are
# over. Then it ends as the command did the last time, and says what that said.
until=$(($(date +%s) + $1))
shift
limit=$(command -v timeout)
while :; do
  left=$((until - $(date +%s)))
  [ "$left" -gt 0 ] || left=1
  said=$(${limit:+"$limit" "$left"} "$@" 2>&1 </dev/null)
  status=$?
  [ "$status" != 0 ] || exit 0
  [ "$(date +%s)" -lt "$until" ] || break
  sleep 1
done
printf '%s\n' "$said" | tail -n 20 >&2
exit "$status"
