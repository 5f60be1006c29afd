# What a server has for sending parts to buckets itself, and whether it reaches them: the arguments are their addresses.
command -v curl >/dev/null && printf 'curl there\n'
if dd bs=1 count=0 iflag=fullblock </dev/null >/dev/null 2>&1 && command -v mkfifo tee >/dev/null; then
    printf 'cut there\n'
fi
empty=d41d8cd98f00b204e9800998ecf8427e
case $(openssl dgst -md5 -r </dev/null 2>/dev/null) in "$empty"*) printf 'openssl there\n' ;; esac
case $(md5sum </dev/null 2>/dev/null) in "$empty"*) printf 'md5sum there\n' ;; esac
df -Pk /var/tmp 2>/dev/null | awk 'NR == 2 { print "room " $4; print "capacity " $2 }'
for address; do
    if said=$(curl -q --silent --show-error --globoff --head --output /dev/null --connect-timeout 10 --max-time 20 "$address" 2>&1); then
        printf 'reach yes\n'
    else
        printf 'reach %s\n' "$said" | head -n 1
    fi
done
exit 0
