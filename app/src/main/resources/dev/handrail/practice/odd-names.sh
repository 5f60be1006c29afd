set -e
printf '%5000s' 'A photograph.' > 'Tom'\''s "best" day, n° 1 – søndag.txt'
printf 'Only a name.' > './-rf $(reboot).txt'
printf '%3000s' 'An upload that never ended.' > unfinished.tmp
ln -sf ../documents/01/consent-0012.txt cover.txt
