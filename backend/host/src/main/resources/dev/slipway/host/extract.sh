# shellcheck shell=sh
# Unpacks a tree, which is a version of a package, into a directory. How a tree is made stands in its recipe: "layer SHA256"
# for each archive that is unpacked, one over the other, and "NUMBER PATH" for what goes away before layer NUMBER, quoted
# for xargs. What the machine does not have is asked for by "need ALGORITHM" and the trees that it could be made from.
LC_ALL=C
export LC_ALL
argument family
argument tree
argument directory
creation_mask=$(umask)
umask 077
trees=$root/packages/trees/$family
recipe=$trees/$tree
mkdir -p "$trees" || exit 1

# Sets layers to those of recipe $1 and count to their number; whether each of them passes the test $2.
layers_of() {
    layers=$(sed -n 's/^layer //p' "$1" 2>/dev/null)
    count=0
    for layer in $layers; do
        $2 "$layer" || return
        count=$((count + 1))
    done
    [ $count -gt 0 ]
}

is_there() {
    place_of "$1"
    [ -f "$place" ]
}

# Prints the trees that can be made here, the one that was used last first, and how many layers they have.
print_trees() {
    # shellcheck disable=SC2012 # the names are hexadecimal, and only ls can sort by time
    ls -t "$trees" | head -n 20 | while IFS= read -r known; do
        if layers_of "$trees/$known" is_there; then
            echo "$known $count"
        else
            rm -f "$trees/$known"
        fi
    done
}

# Asks for what makes the tree of one that is here, or of nothing.
learn() {
    echo "need $algorithm"
    print_trees
    echo 'end'
    argument base
    argument sha256
    argument size
    argument checksum
    argument removals
    written=$root/packages/$tree.$$.new
    trap 'rm -f "$written"' EXIT
    : >"$written" || exit 1
    count=0
    if [ -n "$base" ]; then
        layers_of "$trees/$base" have || ask_again
        cat "$trees/$base" >"$written" || exit 1
    fi
    while [ "$removals" -gt 0 ]; do
        argument path
        printf '%s %s\n' $((count + 1)) "$path"
        removals=$((removals - 1))
    done >>"$written" || exit 1
    echo "layer $sha256" >>"$written" || exit 1
    have "$sha256" || receive "$sha256" "$size" "$checksum"
    mv -f "$written" "$recipe" || exit 1
}

# A POSIX pipeline tells only of its last command, so gzip speaks for itself.
unpack() {
    complaint=$({ { gzip -dc <"$1" || echo 'gzip failed' >&4; } | tar xof - || echo 'tar failed' >&4; } 4>&1 >/dev/null)
    [ -n "$complaint" ] || return 0
    tell_if_full .
    fail "$complaint"
}

layers_of "$recipe" have || learn
touch "$recipe"
layers=$(sed -n 's/^layer //p' "$recipe")
umask "$creation_mask"
mkdir -p "$directory" && cd "$directory" || exit 1
number=0
for layer in $layers; do
    number=$((number + 1))
    if [ $number -gt 1 ]; then
        sed -n "s/^$number //p" "$recipe" | xargs rm -rf || exit 1
    fi
    place_of "$layer"
    unpack "$place"
done
echo 'done here'
