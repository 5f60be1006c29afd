# Tells "gone" where $1, which was put aside beside the directory $2 at the moment $3, is surely not there any more: in that
# directory something lies from before. Else the disk of both may not be mounted, and whatever works with the directory have
# made it anew in the place where that is mounted.
kept=$1
live=$2
at=$3
there() {
  [ -e "$1" ] || [ -L "$1" ]
}
held=${kept%/*}
held=${held:-/}
! there "$kept" && [ -x "$held" ] && [ -d "$live" ] && [ ! -L "$live" ] || exit 0
# One that has got a disk of its own since says nothing of the one beside it.
[ "$(stat -c %d -- "$held")" = "$(stat -c %d -- "$live")" ] || exit 0
[ -z "$(find "$live" ! -type d ! -newermt "$at" -printf . -quit)" ] || echo gone
