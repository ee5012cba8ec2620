# shellcheck shell=sh
# Prints the free bytes of the disk that holds a path or would hold it.
LC_ALL=C
export LC_ALL
argument place
while [ ! -e "$place" ] && [ "$place" != / ]; do
    place=${place%/*}
    [ -n "$place" ] || place=/
done
free_bytes "$place"
