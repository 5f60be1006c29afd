# Sees to it that a maintenance page comes down at its end, whatever becomes of who put it up. What it does is $1, and $2 a
# directory of its own on this machine; where that is another account's, which nobody else can clear away, the same with the
# number of this one. In it lie:
#   notice    what is known of it, for whoever asks       off.sh    takes the page down
#   deadline  when: a boot, a second since it, and the second by the clock, should the machine be started anew meanwhile
#   watching  who waits for that: a boot and a number     ending    the page is being taken down, or was; in it, in by, by whom
#   ended     how that came out; beside it, in said, what was said
#   token     tells this directory from any other that lies here later
#   space     in which the numbers of those who wait are counted
#   word      leads past the page; for this account only
#   secret    a directory for this account only: in curl, as whom somebody else's interface is asked; gone with the page
#   vain      there is no secret any more, and the page was not taken down in a day
#   seal      by what the page is known that was put here, where it is a file
#   over.*    who clears this away, once the page is over
# Beside it, for as long as it takes: $2.new.* is to lie here next, $2.old.* did.
# Anybody may put something here: what is not this account's own is read with care, and never run.
umask 022
what=$1
base=$2
shift 2

# Whether $1 is this account's own directory, and no way to another one.
mine() {
  [ -O "$1" ] && [ ! -L "$1" ]
}

# Whether another account's lies where this one's would.
is_taken() {
  { [ -e "$base" ] || [ -L "$base" ]; } && ! mine "$base"
}

# Whether anything lies here.
is_there() {
  [ -e "$place" ] || [ -L "$place" ]
}

# Whether any lies here that has the number of an account.
is_numbered() {
  set -- "$base".[0-9]*
  [ "$1" != "$base.[0-9]*" ]
}

place=$base
case $what in
  watching | due) ;;
  *)
    if is_taken || is_numbered; then
      own=$base.$(id -u)
      if mine "$own" || is_taken; then place=$own; fi
    fi
    ;;
esac

nap() {
  sleep "$1" 2>/dev/null || sleep 1
}

# Finds out what ends a program that takes too long, for $soon.
find_soon() {
  [ "$soon" = unknown ] || return 0
  soon=
  ! timeout 5 true >/dev/null 2>&1 || soon="timeout 5"
}
soon=unknown

# The first lines of what lies in $1, which may be another account's: no more than a person would write, and nothing that one
# would wait for, such as a pipe that nobody fills, also where it is put there between the look and the reading.
peek() {
  [ -f "$1" ] && [ -r "$1" ] || return 1
  find_soon
  $soon head -c 16384 -- "$1" 2>/dev/null
}

# Reads the first line of file $2 in directory $1 into $line; fails where there is none. It takes no program in what is this
# account's own, which is looked at again and again.
first() {
  line=
  if mine "$1"; then
    [ ! -f "$1/$2" ] || IFS= read -r line 2>/dev/null <"$1/$2"
  else
    find_soon
    IFS= read -r line <<EOF
$(peek "$1/$2")
EOF
  fi
  [ -n "$line" ]
}

# Reads all lines of the input into $lines, with commas between.
all_lines() {
  lines=
  while IFS= read -r line; do lines=$lines${lines:+,}$line; done
}

# Whether what lies here is still what this one was begun for.
same() {
  mine "$place" || return 1
  first "$place" token
  [ "$line" = "$token" ]
}

# Which processes can be seen from here by their numbers.
space() {
  readlink /proc/self/ns/pid 2>/dev/null
}

read -r boot 2>/dev/null </proc/sys/kernel/random/boot_id || boot=none
me="$boot $$"

# Sets $up to the seconds since the machine was started, which nobody can set to something else.
uptime() {
  if [ -r /proc/uptime ]; then
    read -r up _ </proc/uptime
    up=${up%%.*}
  else
    up=$(date +%s)
  fi
}

# In $1 seconds it is over; without a number it has no end.
set_deadline() {
  if [ "$1" = never ]; then
    rm -f -- "$place/deadline"
  else
    uptime
    printf '%s %s %s\n' "$boot" $((up + $1)) $(($(date +%s) + $1)) >"$place/deadline.new" &&
      mv -f -- "$place/deadline.new" "$place/deadline"
  fi
}

# Whether $1 can be reckoned with: some shells run what stands in a text where they look for a number.
digits() {
  case $1 in '' | *[!0-9]* | 0?* | ????????????????*) return 1 ;; esac
}

# Sets $seconds to how many are left of what lies in $1.
left() {
  first "$1" deadline || return 1
  read -r at_boot at_uptime at_clock <<EOF
$line
EOF
  digits "$at_uptime" && digits "$at_clock" || return 1
  if [ "$at_boot" = "$boot" ]; then
    uptime
    seconds=$((at_uptime - up))
  else
    seconds=$((at_clock - $(date +%s)))
  fi
}

overdue() {
  left "$1" && [ "$seconds" -le 0 ]
}

# From now on it is this one who waits.
i_watch() {
  printf '%s\n' "$me" >"$place/watching.$$" && mv -f -- "$place/watching.$$" "$place/watching"
}

# Whether it is certain that nobody is there any more whose number is in file $2 of $1. Another account's process may be hidden from
# this one, yet not that there is one; in a space of its own it has another number.
is_gone() {
  here=$(space)
  first "$1" space && [ "$line" = "$here" ] && first "$1" "$2" || return 1
  number=${line#* }
  case $line in "$boot "*) ;; *) return 1 ;; esac
  digits "$number" && [ ! -d "/proc/$number" ] || return 1
  case $(LC_ALL=C kill -0 "$number" 2>&1) in *"o such process"*) return 0 ;; *) return 1 ;; esac
}

# Whether it is certain that $1 has no end of its own.
is_endless() {
  [ -r "$1" ] && [ -x "$1" ] && [ ! -e "$1/deadline" ] && [ ! -L "$1/deadline" ]
}

# Whether who is named in file $2 of $1 is there still. A number from before the machine was started anew is somebody else's now.
runs() {
  first "$1" "$2" || return 1
  number=${line#* }
  case $line in *" "*) [ "${line%% *}" = "$boot" ] || return 1 ;; esac
  digits "$number" && { kill -0 "$number" 2>/dev/null || [ -d "/proc/$number" ]; }
}

# Whether who is named in file $2 of $1 was there before the machine was started anew, and so is not any more.
is_of_before() {
  first "$1" "$2" || return 1
  case $line in "$boot "*) return 1 ;; *" "*) return 0 ;; *) return 1 ;; esac
}

# Whether the page of $1 was taken down.
is_done() {
  first "$1" ended || return 1
  case $line in done*) return 0 ;; *) return 1 ;; esac
}

# Whether it is being taken down just now, or was.
is_ending() {
  [ -e "$place/ending" ] && { is_done "$place" || runs "$place" ending/by; }
}

# Whether nobody has anything to do any more with what lies in $1. Another account's processes may be hidden from this one,
# and its files: it is over only where that is certain. What has no end, and nobody who would wait for one, ends by nobody.
is_over() {
  ! is_done "$1" || return 0
  ! { runs "$1" watching || runs "$1" ending/by; } || return 1
  mine "$1" || overdue "$1" ||
    { is_of_before "$1" watching && { [ ! -e "$1/ending" ] || is_of_before "$1" ending/by; }; } ||
    { is_endless "$1" && [ ! -e "$1/ending" ] && is_gone "$1" watching; }
}

# Whether nobody has touched what lies in $1 for a minute.
is_left() {
  [ -n "$(find "$1" -prune -mmin +1 2>/dev/null)" ]
}

# Whether $1 was made within the last minute, by one who has not come to say who he is: what lies there is his.
is_begun() {
  [ ! -e "$1/watching" ] && [ ! -e "$1/token" ] && ! is_left "$1"
}

# Whether the token of what lies in $1 is $2, or there is none and $2 is empty.
has() {
  first "$1" token
  [ "$line" = "$2" ]
}

# Removes what those left beside it who were killed.
clear_left() {
  for one in "$base".new.* "$base".old.*; do
    ! { mine "$one" && is_left "$one" && is_over "$one"; } || rm -rf -- "$one"
  done
}

# Whether it is this one who clears away what lies here with token $1: of several one does, and one who was killed over it
# does so for a minute. In what has come to lie here meanwhile it means nothing.
claims() {
  is_there || return 1
  turn=1
  until mkdir -- "$place/over.$1.$turn" 2>/dev/null; do
    is_left "$place/over.$1.$turn" || return 1
    turn=$((turn + 1))
  done
  has "$place" "$1"
}

# Takes what lies here with token $1 out of the way, at one stroke; what has come to lie here meanwhile is put back.
clear_away() {
  claims "$1" && mv -f -- "$place" "$old" 2>/dev/null || return 1
  if has "$old" "$1" && is_over "$old"; then
    rm -rf -- "$old"
  else
    [ -e "$place" ] || mv -f -- "$old" "$place"
    return 1
  fi
}

# Makes beside it what is to lie here, so that nobody finds half of it: for $1 seconds, with notice $2 and what takes the page
# down, $3.
prepare() {
  there=$place
  place=$fresh
  mkdir -- "$place" && i_watch && chmod 755 "$place" && cat >"$place/lease.sh" && printf '%s\n' "$token" >"$place/token" &&
    printf '%s\n' "$2" >"$place/notice" && printf '%s\n' "$3" >"$place/off.sh" && set_deadline "$1" &&
    { space >"$place/space" || true; }
  made=$?
  place=$there
  return "$made"
}

# Puts it here at one stroke. Where another was first it has come to lie inside of that one's, or nowhere.
put() {
  mv -f -- "$fresh" "$place"
  ! same || return 0
  rm -rf -- "$place/${fresh##*/}"
  return 1
}

# Gives way to whom this belongs to, and tells of them.
yield() {
  peek "$place/notice"
  exit 3
}

# Fails, and tells of it, where another account's page is to come down still.
nobody_elses() {
  for one in "$base" "$base".[0-9]*; do
    if [ -d "$one" ] && ! mine "$one" && ! is_over "$one"; then
      peek "$one/notice"
      return 1
    fi
  done
}

# Takes the page down by what was found here while it was still this account's own.
off() {
  how=$(cat "$place/off.sh") && same && HANDRAIL_LEASE=$place sh -c "$how" </dev/null
}

# A secret lies here for no longer than it takes, also where that comes to nothing.
gives_up() {
  first "$place" secret/since && uptime && [ $((up - line)) -gt 86400 ] || return 1
  : >"$place/vain"
  rm -rf -- "$place/secret"
}

# Only one does it; what does not work is tried again, for as long as it takes.
end() {
  same && [ ! -e "$place/vain" ] || return 0
  if ! mkdir "$place/ending" 2>/dev/null; then
    # Who had begun may be gone, as after the machine was started anew.
    ! is_ending && mv -- "$place/ending" "$place/ending.$$" 2>/dev/null && mkdir "$place/ending" 2>/dev/null || return 0
    rm -rf -- "$place/ending.$$"
  fi
  printf '%s\n' "$me" >"$place/ending/by"
  uptime
  [ ! -d "$place/secret" ] || printf '%s\n' "$up" >"$place/secret/since"
  until off >"$place/said" 2>&1; do
    same || return 0
    echo "failed" >"$place/ended"
    ! gives_up || return 0
    nap 5
    # What lies here meanwhile may be for another page.
    same && first "$place" ending/by && [ "$line" = "$me" ] || return 0
  done
  same && rm -rf -- "$place/secret" && printf 'done %s\n' "$(date +%s)" >"$place/ended"
}

watch() {
  while same && ! is_ending; do
    if overdue "$place"; then
      end
      return 0
    fi
    nap 0.5
  done
}

# Whether this account's services go on when it has signed out.
lingers() {
  find_soon
  [ "$($soon loginctl show-user "$(id -un)" --property=Linger 2>/dev/null)" = Linger=yes ]
}

# Begins $@ as a service of this account's own, where those go on.
as_service() {
  lingers || return 1
  XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)} $soon systemd-run --user --quiet --collect \
    --setenv=PATH="$PATH" --setenv=HOME="$HOME" "$@" </dev/null >/dev/null 2>&1
}

# Whether the word $1 stands among $2.
among() {
  case " $2 " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

# Whether all that this account has left running is ended when it signs out.
is_swept() {
  find_soon
  told=$($soon loginctl show-session --property=KillUserProcesses --property=KillOnlyUsers \
    --property=KillExcludeUsers 2>/dev/null) || return 1
  case $told in *KillUserProcesses=yes*) ;; *) return 1 ;; esac
  only=$(printf '%s\n' "$told" | sed -n 's/^KillOnlyUsers=//p')
  spared=$(printf '%s\n' "$told" | sed -n 's/^KillExcludeUsers=//p')
  ! among "$(id -un)" "$spared" && { [ -z "$only" ] || among "$(id -un)" "$only"; }
}

# Leaves somebody behind who waits, and a second one who comes even after the machine was started anew, where there is at.
leave_behind() {
  first "$place" token
  token=$line
  account=$(id -u)
  # Until then it is this one here who sees to it.
  i_watch || return 1
  if [ "$account" = 0 ] && systemd-run --quiet --collect --setenv=PATH="$PATH" --setenv=HOME="$HOME" \
    sh "$place/lease.sh" watching "$place" "$token" </dev/null >/dev/null 2>&1; then
    echo systemd-run >"$place/by"
  elif [ "$account" != 0 ] && as_service sh "$place/lease.sh" watching "$place" "$token"; then
    echo "systemd-run --user" >"$place/by"
  else
    alone=$(command -v setsid)
    $alone nohup sh "$place/lease.sh" watching "$place" "$token" </dev/null >/dev/null 2>&1 &
    echo "@{script.lease.shell}" >"$place/by"
  fi
  tries=0
  # One who has waited and is gone already has done what he was there for.
  while first "$place" watching && [ "$line" = "$me" ] && [ ! -e "$place/ending" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 50 ] || { echo "@{script.lease.alone}" >&2; rm -f -- "$place/watching"; return 1; }
    nap 0.2
  done
}

also_at() {
  [ "$1" != never ] && command -v at >/dev/null 2>&1 || return 0
  # By then anybody's may lie there.
  printf '%s\n' "[ ! -L '$place' ] && [ -O '$place' ] && [ -O '$place/lease.sh' ] && sh '$place/lease.sh' due '$place'" |
    at "now + $((($1 + 119) / 60)) minutes" >/dev/null 2>&1 &&
    { grep -q at "$place/by" || echo "at" >>"$place/by"; }
  return 0
}

case $what in
  # For $1 seconds; $2 is the notice, $3 what takes the page down.
  arrange)
    nobody_elses || exit 3
    clear_left
    first "$place" token
    judged=$line
    ! is_there || { mine "$place" && ! is_begun "$place" && is_over "$place"; } || yield
    token=$(od -An -N8 -tx1 /dev/urandom 2>/dev/null | tr -d ' \n').$$.$(date +%s)
    fresh=$base.new.$token
    old=$base.old.$token
    trap 'rm -rf -- "$fresh"' EXIT
    prepare "$@" || exit 1
    # What somebody else has cleared away meanwhile is in nobody's way either: of several who put theirs here one does.
    if is_there && ! clear_away "$judged" && is_there; then yield; fi
    put || { is_there || exit 1; yield; }
    # Another account may have looked at the same moment.
    nobody_elses || { rm -rf -- "$place"; exit 3; }
    leave_behind || { ! same || rm -rf -- "$place"; exit 1; }
    also_at "$1"
    ;;
  # Another $1 seconds from now, and another notice $2. What is renewed every few seconds needs no new place in the queue of at.
  extend | renew)
    mine "$place" || { echo "@{script.lease.none}" >&2; exit 4; }
    ! is_ending || { echo "@{script.lease.ended}" >&2; exit 4; }
    # Who had begun to take it down is gone: it goes on.
    [ ! -e "$place/ending/by" ] || rm -rf -- "$place/ending" "$place/ended"
    set_deadline "$1" && printf '%s\n' "$2" >"$place/notice.new" && mv -f -- "$place/notice.new" "$place/notice" ||
      exit 1
    runs "$place" watching || leave_behind || exit 1
    [ "$what" = renew ] || also_at "$1"
    # The end that was just set may be over already, which is as it was wanted.
    ! is_ending || overdue "$place" || { echo "@{script.lease.ended}" >&2; exit 4; }
    ;;
  # What leads past the page comes by the input, and is told again for as long as this lies here.
  keep)
    mine "$place" && (umask 077 && cat >"$place/word.new") && mv -f -- "$place/word.new" "$place/word"
    ;;
  word)
    # Of a page that is down it leads past no other one.
    ! mine "$place" || is_done "$place" || [ ! -f "$place/word" ] || cat "$place/word"
    ;;
  # As whom curl asks comes by the input.
  entrust)
    mine "$place" && ! is_ending || { echo "@{script.lease.none}" >&2; exit 4; }
    # One that lies here stays until the other one has come whole, which ends with its line.
    (umask 077 && mkdir -p -- "$place/secret" && cat >"$place/secret/curl.new") &&
      [ -s "$place/secret/curl.new" ] && [ -z "$(tail -c 1 "$place/secret/curl.new")" ] &&
      mv -f -- "$place/secret/curl.new" "$place/secret/curl" && rm -f -- "$place/vain" ||
      { rm -f -- "$place/secret/curl.new"; exit 1; }
    ;;
  # Whether what takes the page down could, without doing it; who is told to come later does.
  try)
    mine "$place" || { echo "@{script.lease.none}" >&2; exit 4; }
    first "$place" token
    token=$line
    for pause in 1 3 0; do
      (HANDRAIL_TRY=yes && export HANDRAIL_TRY && off)
      status=$?
      [ "$status" = 75 ] && [ "$pause" != 0 ] || exit "$status"
      nap "$pause"
    done
    ;;
  # The page is the file $1, as it is now.
  seal)
    mine "$place" || { echo "@{script.lease.none}" >&2; exit 4; }
    sum=$(cksum <"$1") && printf '%s\n' "$sum" >"$place/seal.new" && mv -f -- "$place/seal.new" "$place/seal"
    ;;
  # Which secrets lie here, of whomever.
  secrets)
    for one in "$base" "$base".[0-9]*; do
      [ ! -d "$one/secret" ] || printf '%s\n' "$one/secret"
    done
    ;;
  # It is over, and what is here goes; of notice $1 only, where one is named.
  cancel)
    clear_left
    ! mine "$place" || { [ -n "$1" ] && ! grep -qF -e "$1" "$place/notice"; } || rm -rf -- "$place" || exit 1
    [ -n "$1" ] || nobody_elses >/dev/null || { echo "@{script.lease.others}" >&2; exit 1; }
    ;;
  # What is known: the seconds left, whether somebody waits for them, who, the end, and the notice.
  tell)
    place=
    for one in "$base" "$base".[0-9]*; do
      [ -d "$one" ] || continue
      if [ -z "$place" ] || ! is_over "$one" || { is_over "$place" && [ "$one/notice" -nt "$place/notice" ]; }; then
        place=$one
      fi
    done
    [ -n "$place" ] || exit 0
    left "$place" || seconds=never
    printf 'left %s\n' "$seconds"
    if runs "$place" watching; then echo "watched yes"; else echo "watched no"; fi
    # Each on a line of its own: what another account wrote says nothing of the others. Some echo would make lines of it.
    lines=
    if ! mine "$place"; then
      all_lines <<EOF
$(peek "$place/by")
EOF
    elif [ -f "$place/by" ]; then
      all_lines <"$place/by"
    fi
    printf 'by %s\n' "$lines"
    first "$place" ended
    printf 'ended %s\n' "$line"
    first "$place" notice
    printf 'notice %s\n' "$line"
    ;;
  # Whom nobody waits for once signed out: what is left behind is ended, and nothing else is there that comes.
  swept)
    if [ "$(id -u)" != 0 ] && is_swept && ! lingers && ! $soon at -l >/dev/null 2>&1; then
      id -un
    fi
    ;;
  watching)
    token=$1
    same && i_watch && watch
    ;;
  due)
    mine "$place" && first "$place" token && token=$line && overdue "$place" && end
    ;;
esac
