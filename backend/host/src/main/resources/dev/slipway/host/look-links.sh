# shellcheck shell=sh
# Prints the seal of a directory, empty when it has none; then, for each path that follows, what a link there would replace: "free",
# "unlinkable WORDS", "ours TARGET" (a link to one of our directories), "link TARGET", "directory" or "other".
LC_ALL=C
export LC_ALL
argument directory
seal=
if [ -n "$directory" ] && [ -d "$directory" ]; then
    seals "$directory"
    [ ! -f "$seals/${directory##*/}" ] || read -r seal <"$seals/${directory##*/}"
fi
printf '%s\n' "$seal"

# Whether a link can be made where nothing is yet, found out by making one in the nearest directory above.
probe() {
    above=${1%/*}
    while [ ! -d "$above/" ]; do
        above=${above%/*}
    done
    if error=$(ln -s probe "$above/.slipway-$$" 2>&1); then
        rm -f "$above/.slipway-$$"
        echo free
    else
        printf 'unlinkable %s\n' "$error" | head -n 1
    fi
}

while IFS= read -r path; do
    if [ -h "$path" ]; then
        target_of "$path"
        case $target in
            /*) seals "$target" ;;
            *) seals "${path%/*}/$target" ;;
        esac
        if [ -d "$seals" ]; then
            printf 'ours %s\n' "$target"
        else
            printf 'link %s\n' "$target"
        fi
    elif [ -d "$path" ]; then
        echo directory
    elif [ -e "$path" ]; then
        echo other
    else
        probe "$path"
    fi
done
