# shellcheck shell=sh
# Makes the first free of name, name_1, name_2... and prints its path. A ticket's claims are pairs of lines in its file:
# what was asked for, and what was given.
LC_ALL=C
export LC_ALL
argument parent
argument name
argument owner
wanted=${parent%/}/$name
creation_mask=$(umask)
umask 077
claims=$root/claims/$owner
mkdir -p "$root/claims" && : >>"$claims" || exit 1
while IFS= read -r asked && IFS= read -r given; do
    if [ "$asked" = "$wanted" ] && [ -d "$given" ]; then
        printf '%s\n' "$given"
        exit
    fi
done <"$claims"
umask "$creation_mask"
mkdir -p "${parent%/}/" || exit 1
given=$wanted
number=0
until error=$(mkdir "$given" 2>&1); do
    [ -e "$given" ] || [ -h "$given" ] || fail "$error"
    number=$((number + 1))
    given=${wanted}_$number
done
# Who deleted a directory of that name by hand has left its seal.
rm -f "${given%/*}/.slipway-sealed/${given##*/}"
printf '%s\n%s\n' "$wanted" "$given" >>"$claims" || {
    rmdir "$given"
    exit 1
}
printf '%s\n' "$given"
