# Runs tar with these arguments, which write an archive to stdout or read one, and counts on stderr what is in it, after the status
# that tar ended with; and the hash of the list, where there is a program that hashes. What stands in the first column behind the
# rights, and how wide a column is, is one tar's own taste. The list never leaves the machine. What nobody heard the end of has failed.
hash=cat
command -v sha256sum >/dev/null && hash=sha256sum
command -v openssl >/dev/null && hash='openssl dgst -sha256 -r'
exec 3>&1
{
  "${HANDRAIL_TAR:-tar}" "$@" 4>&1 >&3 3>&-
  echo "status $?"
} | {
  exec 3>&-
  awk -v hash="$hash" '
    BEGIN { status = 2; told = hash == "cat" ? "cat >/dev/null" : hash " | sed \"s/^/handrail-archive-list /\"" }
    /^status / { status = $2; next }
    {
      name = $0
      sub(/^[^ ]+ +[^ ]+ +[^ ]+ +[^ ]+ +[^ ]+ /, "", name)
      print substr($1, 1, 10), $2, $3, $4, $5, name | told
    }
    /^-/ { files++; bytes += $3; next }
    /^d/ { directories++; next }
    /^l/ { links++; next }
    /^h/ { hardlinks++; next }
    { others++ }
    END {
      close(told)
      printf "handrail-archive %.0f %.0f %.0f %.0f %.0f %.0f %.0f\n", status, files, directories, links, hardlinks, others, bytes
      exit status
    }' >&2
}
