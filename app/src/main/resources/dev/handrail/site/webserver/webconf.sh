# Looks into the configuration of a web server and changes it. What is done is $1, which web server it is $2, its main file
# $3. What is changed is undone here, on this machine, where the web server does not take it: who asked for it may be gone.
# In a folder of its own, $4, lie:
#   rule     what is included                 files   those that include it
#   undo     what stood there before, until it is seen to work; below files as they were, rule as it was, modules that were off
#   before   the files as they were before the rule came
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin:/usr/local/bin
export PATH
umask 022
what=$1
kind=$2
config=$3
place=$4
[ "$#" -lt 4 ] && shift "$#" || shift 4

UNTOUCHED=3
UNSOUND=4
NOT_TAKEN=5
STUCK=6

has() {
  command -v "$1" >/dev/null 2>&1
}

# Debian has all of Apache in one folder, and so may have several.
apache() {
  folder=$(dirname -- "$config")
  if [ -e "$folder/envvars" ] && has apache2ctl; then
    APACHE_CONFDIR=$folder apache2ctl "$@"
  elif has apache2ctl; then
    apache2ctl "$@"
  elif has apachectl; then
    apachectl "$@"
  else
    httpd "$@"
  fi
}

# Which of its modules are on stands in that folder, too.
switch_modules() {
  APACHE_CONFDIR=$(dirname -- "$config") "$@" >&2
}

sound() {
  case $kind in
    nginx) nginx -t -q -c "$config" ;;
    apache) apache -t ;;
    caddy) caddy validate --adapter caddyfile --config "$config" ;;
  esac >&2
}

reload() {
  case $kind in
    nginx) nginx -s reload -c "$config" ;;
    apache) apache -k graceful ;;
    caddy) caddy reload --adapter caddyfile --config "$config" ;;
  esac >&2
}

# Whoever reads the file sees the old or the new one; it keeps its owner and its mode.
replace() {
  part=$(dirname -- "$1")/.handrail.$$
  cp -p -- "$1" "$part" && cat >"$part" && mv -f -- "$part" "$1" && return 0
  rm -f -- "$part"
  return 1
}

keep_as_it_was() {
  mkdir -p -- "$place/undo/files$(dirname -- "$1")" && cp -p -- "$1" "$place/undo/files$1"
}

changed() {
  (cd "$place/undo/files" 2>/dev/null && find . -type f) | sed 's/^\.//'
}

put_back() {
  changed | {
    good=0
    while IFS= read -r file; do replace "$file" <"$place/undo/files$file" || good=1; done
    exit $good
  } || return 1
  if [ -e "$place/undo/rule" ]; then mv -f -- "$place/undo/rule" "$place/rule"; else rm -f -- "$place/rule"; fi || return 1
  if [ -e "$place/undo/list" ]; then mv -f -- "$place/undo/list" "$place/files"; else rm -f -- "$place/files"; fi
  [ ! -s "$place/undo/modules" ] || switch_modules a2dismod -q -f $(cat "$place/undo/modules") || return 1
  rm -rf -- "$place/undo"
  [ -e "$place/rule" ] || rm -rf -- "$place"
}

# It did not go well: as it was, and out with what that was ($1).
undone() {
  put_back || { printf '%s\n' "@{script.rule.stuck $place/undo}" >&2; exit $STUCK; }
  exit "$1"
}

take_up() {
  sound || undone $UNSOUND
  reload || {
    put_back || { printf '%s\n' "@{script.rule.stuck $place/undo}" >&2; exit $STUCK; }
    reload 2>/dev/null
    exit $NOT_TAKEN
  }
}

begin() {
  [ ! -e "$place/undo" ] || { printf '%s\n' "@{script.rule.begun $place/undo}" >&2; exit $UNTOUCHED; }
  mkdir -p -- "$place/undo/files" && chmod 755 "$place" || exit $UNTOUCHED
  trap 'exit 1' HUP INT TERM
  [ ! -e "$place/rule" ] || cp -p -- "$place/rule" "$place/undo/rule" || undone $UNTOUCHED
  [ ! -e "$place/files" ] || cp -p -- "$place/files" "$place/undo/list" || undone $UNTOUCHED
}

# Puts line $1 into file $2 behind each of the offsets $3, of which the last comes first.
insert() {
  for offset in $3; do
    {
      head -c "$offset" <"$2"
      printf '\n    %s' "$1"
      # What else stood on that line stands on one of its own.
      [ -z "$(tail -c "+$((offset + 1))" <"$2" | head -c 1)" ] || printf '\n'
      tail -c "+$((offset + 1))" <"$2"
    } >"$place/undo/new" && replace "$2" <"$place/undo/new" || return 1
  done
}

modules_off() {
  off=
  for module in rewrite headers alias; do
    apache -M 2>/dev/null | grep -q "^ ${module}_module" || off="$off $module"
  done
  # Without the space before the first.
  printf '%s\n' "${off# }"
}

usual() {
  case $1 in
    nginx) nginx -V 2>&1 | sed -n 's/.*--conf-path=\([^ ]*\).*/\1/p' ;;
    apache)
      for file in /etc/apache2/apache2.conf /etc/httpd/conf/httpd.conf /usr/local/apache2/conf/httpd.conf; do
        [ ! -e "$file" ] || { printf '%s\n' "$file"; return; }
      done
      ;;
    caddy) echo /etc/caddy/Caddyfile ;;
  esac
}

runs() {
  for name in "$@"; do
    ps -e -o comm= 2>/dev/null | grep -qx "$name" && echo yes && return
  done
  echo no
}

case $what in
  # Which web servers there are: a line each with whether it runs, and its main file; then containers that may hold one.
  find)
    ! has nginx || printf '%s\n' "nginx $(runs nginx) $(usual nginx)"
    ! { has apache2ctl || has apachectl || has httpd; } || printf '%s\n' "apache $(runs apache2 httpd) $(usual apache)"
    ! has caddy || printf '%s\n' "caddy $(runs caddy) $(usual caddy)"
    for tool in docker podman; do
      has $tool || continue
      $tool ps --format '{{.Names}} {{.Image}}' 2>/dev/null | grep -iE 'nginx|caddy|httpd|apache|traefik' | sed 's/^/container /'
    done
    exit 0
    ;;
  # Its configuration as it tells it itself.
  dump)
    case $kind in
      nginx) exec nginx -T -q -c "$config" ;;
      apache) apache -t -D DUMP_VHOSTS ;;
      *) exit 0 ;;
    esac
    ;;
  sound) sound ;;
  modules)
    [ "$kind" != apache ] || modules_off
    has a2enmod && echo a2enmod
    exit 0
    ;;
  # Of these files, those that cannot be replaced; and the folder, if nothing can be put there.
  locked)
    parent=$(dirname -- "$place")
    [ -w "$parent" ] && { [ ! -e "$place" ] || [ -w "$place" ]; } || printf '%s\n' "$place"
    for file in "$@"; do
      real=$(readlink -f -- "$file")
      [ -n "$real" ] && [ -w "$(dirname -- "$real")" ] || printf '%s\n' "$file"
    done
    exit 0
    ;;
  # A file with the names that a pattern in it leads to, such as import sites/*.
  names)
    cd -- "$(dirname -- "$config")" || exit 1
    for file in $1; do [ ! -f "$file" ] || readlink -f -- "$file"; done
    exit 0
    ;;
  # Line $1 into files, each with its sum and the offsets behind which it goes; modules $2 on; the rule is read.
  install)
    line=$1
    modules=$2
    shift 2
    begin
    cat >"$place/undo/incoming" && mv -f -- "$place/undo/incoming" "$place/rule" && chmod 644 "$place/rule" ||
      undone $UNTOUCHED
    while [ "$#" -ge 3 ]; do
      file=$(readlink -f -- "$1")
      [ "$(sha256sum <"$file" | cut -d' ' -f1)" = "$2" ] ||
        { printf '%s\n' "@{script.rule.changed $1}" >&2; undone $UNTOUCHED; }
      keep_as_it_was "$file" && insert "$line" "$file" "$3" || undone $UNTOUCHED
      grep -qxF -e "$file" "$place/files" 2>/dev/null || printf '%s\n' "$file" >>"$place/files" || undone $UNTOUCHED
      shift 3
    done
    if [ -n "$modules" ]; then
      printf '%s\n' $modules >"$place/undo/modules"
      switch_modules a2enmod -q $modules || undone $UNTOUCHED
    fi
    take_up
    ;;
  # The line $1 out of the files that include the rule, and the rule away.
  remove)
    begin
    while IFS= read -r file; do
      [ -e "$file" ] && grep -qF -e "$1" -- "$file" || continue
      keep_as_it_was "$file" && { grep -vF -e "$1" -- "$file" || true; } >"$place/undo/new" &&
        replace "$file" <"$place/undo/new" || undone $UNTOUCHED
    done <"$place/undo/list"
    rm -f -- "$place/rule" "$place/files" || undone $UNTOUCHED
    take_up
    ;;
  # It was seen to work: what was changed stays so, and what stood there before is kept.
  keep)
    [ -d "$place/undo" ] || exit 0
    changed | while IFS= read -r file; do
      [ -e "$place/before$file" ] ||
        { mkdir -p -- "$place/before$(dirname -- "$file")" && cp -p -- "$place/undo/files$file" "$place/before$file"; }
    done
    rm -rf -- "$place/undo"
    ;;
  # The rule was taken out, and that was seen to work.
  forget)
    rm -rf -- "$place"
    ;;
  # What was changed last is undone, where that has not been done yet.
  back)
    [ -d "$place/undo" ] || exit 0
    put_back && reload
    ;;
esac
