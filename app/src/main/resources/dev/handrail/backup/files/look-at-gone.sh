# Tells "gone" where $1, which was put aside beside the directory $2 at the moment $3, is surely not there any more: the folder
# that both lie in is the one of $4, its number and since when it is there, and in the directory something lies from before. Else the disk of both may not
# be mounted, and whatever works with the directory have made it anew in the place where that is mounted, or something lie there
# from before there was that disk. Where $4 is empty, as nobody noted it, only what came into the directory by then counts.
kept=$1
live=$2
at=$3
noted=$4
there() {
  [ -e "$1" ] || [ -L "$1" ]
}
held=${kept%/*}
held=${held:-/}
! there "$kept" && [ -x "$held" ] && [ -d "$live" ] && [ ! -L "$live" ] || exit 0
# One that has got a disk of its own since says nothing of the one beside it.
[ "$(stat -c %d -- "$held")" = "$(stat -c %d -- "$live")" ] || exit 0
if [ -n "$noted" ]; then
  [ "$(stat -c %i.%W -- "$held")" = "$noted" ] || exit 0
  came=
else
  came="-newerct $at"
fi
# shellcheck disable=SC2086 # none, or two words
[ -z "$(find "$live" ! -type d ! -newermt "$at" $came -printf . -quit)" ] || echo gone
