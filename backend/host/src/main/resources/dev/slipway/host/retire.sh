# shellcheck shell=sh
# Deletes directories, but none that a link leads to. Links come first, one per line, up to an empty line. Prints for each directory
# "gone", "used LINK" or "failed WORDS". The seal goes first: what is half deleted is not complete any more.
LC_ALL=C
export LC_ALL

physical() {
    (cd -P "$1/" 2>/dev/null && pwd -P)
}

links=
argument link
while [ -n "$link" ]; do
    links="$links$link
"
    argument link
done

used_by() {
    here=$(physical "$1") || return
    printf '%s%s\n' "$links" "${1%/*}/current" | while IFS= read -r link; do
        case $(physical "$link")/ in
            "$here"/*)
                printf '%s\n' "$link"
                break
                ;;
        esac
    done
}

while IFS= read -r directory; do
    user=$(used_by "$directory")
    if [ -n "$user" ]; then
        printf 'used %s\n' "$user"
        continue
    fi
    seals "$directory"
    if error=$(rm -f "$seals/${directory##*/}" 2>&1 && remove "$directory" 2>&1); then
        echo gone
    else
        printf 'failed %s\n' "$error" | head -n 1
    fi
done
