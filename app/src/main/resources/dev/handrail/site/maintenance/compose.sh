# Finds the compose that works here, of docker, of podman or of any ($1), and has it do the rest.
kind=$1
shift

works() {
  "$@" version >/dev/null 2>&1
}

if [ "$kind" != podman ] && works docker compose; then exec docker compose "$@"; fi
if [ "$kind" != docker ] && works podman-compose; then exec podman-compose "$@"; fi
if [ "$kind" != podman ] && works docker-compose; then exec docker-compose "$@"; fi
if [ "$kind" != docker ] && works podman compose; then exec podman compose "$@"; fi
echo "@{script.compose.none}" >&2
exit 127
