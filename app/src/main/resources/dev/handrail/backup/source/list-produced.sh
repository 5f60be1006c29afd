# Lists the files that match the pattern $1, a link by what it leads to: inode, size, times, and then the name, which ends with
# a zero byte.
IFS=
for file in $1; do
  [ -f "$file" ] || continue
  real=$(readlink -f -- "$file" && echo .) && real=${real%??} || exit 1
  stat --printf='%i %s %y %z\t' -- "$real" && printf '%s\0' "$real" || exit 1
done
