# shellcheck shell=sh
# Answers "have PATH", or else "need ALGORITHM", takes the bytes, and answers again when they are in place.
LC_ALL=C
export LC_ALL
argument sha256
argument size
umask 077
if ! have "$sha256"; then
    echo "need $algorithm"
    argument checksum
    receive "$sha256" "$size" "$checksum"
fi
echo "have $place"
