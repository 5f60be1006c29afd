# Takes the page away that is the file $1, where it is still the one that was put there: that whose sum is in
# $HANDRAIL_LEASE/seal, or, where nobody came to put that down, one that is newer than what was arranged for its end. With
# HANDRAIL_TRY it is only looked whether that could be done.
if [ -n "$HANDRAIL_TRY" ]; then
  folder=${1%/*}
  [ ! -d "${folder:-/}" ] || { [ -w "${folder:-/}" ] && [ -x "${folder:-/}" ]; } || { echo "@{script.page.guarded}" >&2; exit 1; }
  exit 0
fi
[ -f "$1" ] || exit 0
if [ -f "$HANDRAIL_LEASE/seal" ]; then
  sum=$(cksum <"$1") && seal=$(cat "$HANDRAIL_LEASE/seal") || exit 1
  [ "$sum" = "$seal" ] || exit 0
else
  [ "$1" -nt "$HANDRAIL_LEASE/token" ] || exit 0
fi
rm -f -- "$1"
