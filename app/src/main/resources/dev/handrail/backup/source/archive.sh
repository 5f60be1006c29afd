# Runs tar with these arguments, which write an archive to stdout, and counts on stderr what went into it, after the status that
# tar ended with. The list that is counted never leaves the machine. What nobody heard the end of has failed.
exec 3>&1
{
  tar "$@" 4>&1 >&3 3>&-
  echo "status $?"
} | {
  exec 3>&-
  awk '
    BEGIN { status = 2 }
    /^status / { status = $2; next }
    /^-/ { files++; bytes += $3; next }
    /^d/ { directories++; next }
    /^l/ { links++; next }
    /^h/ { hardlinks++; next }
    { others++ }
    END {
      printf "handrail-archive %.0f %.0f %.0f %.0f %.0f %.0f %.0f\n", status, files, directories, links, hardlinks, others, bytes
      exit status
    }' >&2
}
