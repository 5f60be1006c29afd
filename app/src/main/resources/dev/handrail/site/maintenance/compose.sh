# Finds the compose that works here, of docker, of podman or of any ($1), and tells of the project in this directory, on a line each:
#   tool docker compose    what it is called by
#   known                  that it could be asked which services run
#   runs web               one that runs, or is being started again
#   kept web               one that has a container, running or not
#   service web            one of the project as it is called here, which leaves out what only runs when it is named
#   image nginx:1          what that one runs
kind=$1

works() {
  "$@" version >/dev/null 2>&1
}

if [ "$kind" != podman ] && works docker compose; then tool="docker compose"
elif [ "$kind" != docker ] && works podman-compose; then tool=podman-compose
elif [ "$kind" != podman ] && works docker-compose; then tool=docker-compose
elif [ "$kind" != docker ] && works podman compose; then tool="podman compose"
else
  echo "@{script.compose.none}" >&2
  exit 127
fi
printf 'tool %s\n' "$tool"

# The one of podman has no such questions: its containers say of which service they are, and whether they run.
containers() {
  ids=$($tool ps -q 2>/dev/null) || return 1
  [ -n "$ids" ] || return 0
  podman inspect --format '{{index .Config.Labels "com.docker.compose.service"}} {{.State.Running}}' $ids 2>/dev/null
}

running() {
  if $tool ps --services --filter status=running 2>/dev/null; then
    $tool ps --services --filter status=restarting 2>/dev/null
    return 0
  fi
  all=$(containers) || return 1
  printf '%s\n' "$all" | sed -n 's/ true$//p'
}

kept() {
  $tool ps --all --services 2>/dev/null || containers | sed -n 's/ [a-z]*$//p'
}

if all=$(running); then
  echo known
  printf '%s\n' "$all" | sed -n 's/^[[:space:]]*\([^[:space:]]\)/runs \1/p'
fi

kept | sed -n 's/^[[:space:]]*\([^[:space:]]\)/kept \1/p'

# What else stands there, passwords among it, is nobody's business.
config=$($tool config) || exit
printf '%s\n' "$config" | awk '
  /^[^ #]/ { within = /^services:/ }
  within && /^  [^ #]/ { sub(/^  /, ""); sub(/:( .*)?$/, ""); gsub(/["\047]/, ""); print "service " $0 }
  within && /^    image: / { sub(/^    image: */, ""); gsub(/["\047]/, ""); print "image " $0 }
'
