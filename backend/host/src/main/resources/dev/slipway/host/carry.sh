# shellcheck shell=sh
# Makes files of one directory appear in another too: hard links, so that a file which is being written is one file. Of the paths that
# follow, each comes with all that is below it. Prints what could not be linked and was copied.
LC_ALL=C
export LC_ALL
argument from
argument to
argument replace
cd "$from" || exit 1

# Makes a directory like the one of the same path here, with those above it.
directory_like() {
    [ ! -d "$to/$1" ] || return 0
    case $1 in
        */*) directory_like "${1%/*}" || return ;;
    esac
    mkdir "$to/$1" 2>/dev/null || return
    # shellcheck disable=SC2012,SC2046 # the words of ls that are taken are mode and group
    set -- "$1" $(ls -ldn "$1" | sed 's/^.\(...\)\(...\)\(...\)[^ ]* *[0-9]* *[0-9]* *\([0-9]*\).*/u=\1,g=\2,o=\3 \4/')
    chgrp "$3" "$to/$1" 2>/dev/null
    chmod "$(echo "$2" | sed 's/-//g; s/s/xs/g; s/S/s/g; s/t/x/g; s/T//g')" "$to/$1"
}

carry() {
    if [ -h "$1" ]; then
        cp -RP "$1" "$to/$1"
    elif [ -f "$1" ] && ! ln "$1" "$to/$1" 2>/dev/null; then
        cp -p "$1" "$to/$1" && printf '%s\n' "$1"
    fi
}

# Where the other directory has something else in the way, that stays.
failed() {
    fail "$1 could not be carried over"
}

while IFS= read -r path; do
    [ -e "$path" ] || [ -h "$path" ] || continue
    find "$path" -name '*
*' | grep . >&2 && fail 'a name with a line break is not supported'
    find "$path" | while IFS= read -r entry; do
        entry=${entry#./}
        if [ "$entry" = . ]; then
            continue
        elif [ -d "$entry" ] && [ ! -h "$entry" ]; then
            directory_like "$entry" || continue
        elif [ ! -e "$to/$entry" ] && [ ! -h "$to/$entry" ]; then
            case $entry in
                */*) directory_like "${entry%/*}" || continue ;;
            esac
            carry "$entry" || failed "$entry"
        elif [ "$replace" = yes ] && [ ! -d "$to/$entry" ]; then
            rm -f "$to/$entry" && carry "$entry" || failed "$entry"
        fi
    done || exit 1
done
