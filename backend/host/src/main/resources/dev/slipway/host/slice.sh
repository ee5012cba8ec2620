# shellcheck shell=sh
# Prints $3 bytes of file $1 after the first $2, without reading those.
slice() {
    [ "$3" -gt 0 ] || return 0
    dd if="$1" bs=4096 skip=$(($2 / 4096)) count=$(($3 / 4096 + 2)) 2>/dev/null | tail -c +$(($2 % 4096 + 1)) | head -c "$3"
}

size_of() {
    echo $(($(wc -c <"$1")))
}
