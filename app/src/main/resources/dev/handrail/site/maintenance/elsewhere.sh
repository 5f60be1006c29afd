# Takes a page down that is put up at somebody else's, by whose interface at $2, below which it is $3: dns points a record
# back with the change $5 where it still leads to $4; render turns a maintenance mode off. In $HANDRAIL_LEASE/secret lies as
# whom that is asked; where nothing does, nothing was put up. With HANDRAIL_TRY it is only looked whether that could be done.
# Ends with 75 where it may be asked again. Of what is answered nothing is said: it may repeat the token.
umask 077
what=$1
base=$2
address=$2$3
secret=$HANDRAIL_LEASE/secret
if [ ! -f "$secret/curl" ]; then
  [ -z "$HANDRAIL_TRY" ] && exit 0
  exit 1
fi

# When it may be asked again: as they say, within bounds.
later() {
  [ -z "$HANDRAIL_TRY" ] || exit 75
  pause=$(tr -d '\r' <"$secret/head" 2>/dev/null | tr 'A-Z' 'a-z' | sed -n 's/^retry-after: *\([0-9]\{1,6\}\)$/\1/p' | tail -n 1)
  pause=${pause:-$1}
  [ "$pause" -le 300 ] || pause=300
  sleep "$pause"
  exit 75
}

# What came is in $answer.
ask() {
  rm -f -- "$secret/head"
  came=$(curl -q --config "$secret/curl" --proto "=${base%%:*}" -sS --connect-timeout 10 --max-time 30 -D "$secret/head" \
    -w '\n%{http_code}' "$@" "$address") || { echo "@{script.elsewhere.silent}" >&2; later 10; }
  status=$(printf '%s\n' "$came" | tail -n 1)
  answer=$(printf '%s\n' "$came" | sed '$d' | tr -d '\n\r\t')
  case $status in
    2??) return 0 ;;
    429 | 5??) printf '%s\n' "$status" >&2; later 10 ;;
  esac
  printf '%s\n' "@{script.elsewhere.refused $status}" >&2
  # Somebody may give it back the right to.
  [ -n "$HANDRAIL_TRY" ] || sleep 55
  exit 1
}

change() {
  [ -z "$HANDRAIL_TRY" ] || exit 0
  ask -X PATCH -H 'Content-Type: application/json' --data-binary "$1"
}

bare() {
  tr 'A-Z' 'a-z' | sed 's/\.$//'
}

# Where the record leads that was answered.
leads() {
  printf '%s\n' "$answer" | sed -n 's/.*"content" *: *"\([^"]*\)".*/\1/p' | bare
}

mode() {
  printf '%s\n' "$answer" | sed -n 's/.*"maintenanceMode" *: *{\([^{}]*\)}.*/\1/p'
}

is_on() {
  case $(mode | tr -d ' ') in *'"enabled":true'*) return 0 ;; *) return 1 ;; esac
}

case $what in
  dns)
    ask
    if [ "$(leads)" = "$4" ]; then
      change "$5"
      [ "$(leads)" != "$4" ] || later 10
    fi
    ;;
  render)
    ask
    if is_on; then
      page=$(mode | sed -n 's/.*"uri" *: *"\([^"]*\)".*/\1/p')
      change "{\"serviceDetails\":{\"maintenanceMode\":{\"enabled\":false,\"uri\":\"$page\"}}}"
      ask
      ! is_on || later 10
    fi
    ;;
esac
