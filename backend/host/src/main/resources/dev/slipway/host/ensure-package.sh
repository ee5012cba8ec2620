# shellcheck shell=sh
# Answers "have PATH", or else "send ALGORITHM", takes the bytes, and answers again when they are in place.
LC_ALL=C
export LC_ALL
argument sha256
argument size
umask 077
directory=$root/packages/sha256/$(echo "$sha256" | cut -c1-2)
file=$directory/$sha256
mkdir -p "$directory" || exit 1

wanted() {
    case $algorithm in
        sha256) wanted=$sha256 ;;
        cksum) wanted=$(cat "$file.cksum" 2>/dev/null) ;;
    esac
}

# Where more than 80 % of the disk are taken, the packages that were not used for longest go (R8.36), but none that was used
# in the last 24 hours, for it may be about to be unpacked.
make_room() {
    cd "$root/packages/sha256" || return
    # shellcheck disable=SC2012 # the names are hexadecimal, and only ls can sort by time
    ls -tr ./*/* 2>/dev/null | while IFS= read -r old; do
        [ "$(used_percent .)" -gt 80 ] && [ -n "$(find "$old" -mtime +0)" ] || break
        rm -f "$old"
    done
}

if [ -f "$file" ] && [ "$(size_of "$file")" = "$size" ]; then
    wanted
    if [ "$(digest <"$file")" = "$wanted" ]; then
        touch "$file"
        echo "have $file"
        exit
    fi
fi

echo "send $algorithm"
new=$file.$$.new
trap 'rm -f "$new"' EXIT
find "$root/packages" -name '*.new' -mtime +1 -exec rm -f {} +
make_room
if [ "$algorithm" = cksum ]; then
    argument checksum
    echo "$checksum" >"$file.cksum" || exit 1
fi
wanted
cat >"$new" || exit 1
received=$(size_of "$new")
[ "$received" = "$size" ] || fail "of $size bytes $received arrived"
received=$(digest <"$new")
[ "$received" = "$wanted" ] || fail "the bytes that arrived have the $algorithm $received instead of $wanted"
mv -f "$new" "$file" || exit 1
echo "have $file"
