# shellcheck shell=sh
# The store of packages: each file has the SHA-256 of its bytes for a name, and is complete and verified, or not there.

# Sets place to where the bytes of SHA-256 $1 lie or would lie.
place_of() {
    place=$root/packages/sha256/${1%"${1#??}"}/$1
}

# Sets wanted to what digest must say of the file at $place, whose SHA-256 is $1.
expect() {
    wanted=$1
    [ "$algorithm" = sha256 ] || wanted=$(cat "$place.cksum" 2>/dev/null)
}

# Whether the bytes of SHA-256 $1 are here, unchanged since they came. Sets place.
have() {
    place_of "$1"
    [ -f "$place" ] || return
    expect "$1"
    if [ "$(digest <"$place")" = "$wanted" ]; then
        touch "$place"
    else
        rm -f "$place"
        return 1
    fi
}

# Where more than 80 % of the disk are taken, the packages that were not used for longest go (R8.36), but none that was used
# in the last 24 hours, for it may be about to be unpacked.
make_room() (
    cd "$root/packages/sha256" || return
    # shellcheck disable=SC2012 # the names are hexadecimal, and only ls can sort by time
    ls -tr ./*/* 2>/dev/null | while IFS= read -r old; do
        [ "$(used_percent .)" -gt 80 ] && [ -n "$(find "$old" -mtime +0)" ] || break
        rm -f "$old"
    done
)

# Takes the bytes of SHA-256 $1, $2 in number, from standard input: says "send OFFSET" and goes on where a connection broke
# off. $3 is their checksum where the machine cannot compute a SHA-256. Says "again" and ends when the part that was left
# from before was spoiled.
receive() {
    place_of "$1"
    mkdir -p "${place%/*}" || exit 1
    find "$root/packages" -name '*.new' -mtime +1 -exec rm -f {} +
    make_room
    if [ "$algorithm" = cksum ]; then
        echo "$3" >"$place.cksum" || exit 1
    fi
    expect "$1"
    new=$place.$$.new
    : >"$new" || exit 1
    arrived=0
    for part in "$place".*.new; do
        # Not moved, for the other end of the broken connection may still write to it.
        if [ -f "$part" ] && [ "$(size_of "$part")" -gt "$arrived" ] && cat "$part" >"$new"; then
            rm -f "$part"
            arrived=$(size_of "$new")
        fi
    done
    if [ "$arrived" -gt "$2" ]; then
        : >"$new"
        arrived=0
    fi
    echo "send $arrived"
    cat >>"$new" || {
        rm -f "$new"
        tell_if_full "$root"
        exit 1
    }
    received=$(size_of "$new")
    [ "$received" -ge "$2" ] || fail "of $2 bytes $received arrived"
    received=$(digest <"$new")
    if [ "$received" != "$wanted" ]; then
        rm -f "$new"
        [ "$arrived" = 0 ] || ask_again
        fail "the bytes that arrived have the $algorithm $received instead of $wanted"
    fi
    mv -f "$new" "$place" || exit 1
}

ask_again() {
    echo 'again'
    exit
}
