# shellcheck shell=sh
# The helpers of a script (R8.1), for Bash and for every other POSIX shell. variables.sh holds get_octopusvariable.

# Values only ever go through builtins, for all users of the machine see the arguments of a program.
if [ -n "${KSH_VERSION-}" ]; then
    octopus_print() { print -rn -- "$1"; }
else
    octopus_print() { printf %s "$1"; }
fi

# POSIX has no base64.
if command -v base64 >/dev/null 2>&1; then
    octopus_base64() { base64 | tr -d '\n'; }
elif command -v openssl >/dev/null 2>&1; then
    octopus_base64() { openssl base64 | tr -d '\n'; }
else
    octopus_base64() {
        od -An -v -tu1 | LC_ALL=C awk '
            BEGIN { digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }
            function digit(value) { return substr(digits, value + 1, 1) }
            function group(a, b, c) {
                printf "%s%s", digit(int(a / 4)), digit(a % 4 * 16 + int(b / 16))
                printf("%s%s", (n > 1) ? digit(b % 16 * 4 + int(c / 64)) : "=", (n > 2) ? digit(c % 64) : "=")
            }
            {
                for (i = 1; i <= NF; i++) {
                    byte[++n] = $i
                    if (n == 3) { group(byte[1], byte[2], byte[3]); n = 0 }
                }
            }
            END { if (n > 0) group(byte[1], (n > 1) ? byte[2] : 0, 0) }'
    }
fi

# NAME [KEY VALUE]... prints ##octopus[NAME KEY='VALUE in Base64' ...] (R7.52).
octopus_message() (
    message=$1
    shift
    while [ $# -gt 1 ]; do
        message="$message $1='$(octopus_print "$2" | octopus_base64)'"
        shift 2
    done
    octopus_print "##octopus[$message]
"
)

# CATEGORY TEXT... prints lines of another category in one piece, so that background processes do not get in between.
octopus_lines() (
    category=$1
    shift
    IFS=' '
    octopus_print "##octopus[stdout-$category]
$*
##octopus[stdout-default]
"
)

write_verbose() { octopus_lines verbose "$@"; }
write_highlight() { octopus_lines highlight "$@"; }
write_wait() { octopus_lines wait "$@"; }
write_warning() { octopus_lines warning "$@"; }

# NAME VALUE [-sensitive]
set_octopusvariable() {
    if [ "${3-}" = -sensitive ]; then
        octopus_message setVariable name "$1" value "${2-}" sensitive True
    else
        octopus_message setVariable name "$1" value "${2-}"
    fi
}

# PATH [NAME]
new_octopusartifact() (
    case $1 in
        /*) path=$1 ;;
        *) path=$PWD/$1 ;;
    esac
    length=$({ wc -c <"$path"; } 2>/dev/null) || length=0
    octopus_message createArtifact path "$path" name "${2:-${1##*/}}" length "$((length))"
)

# PERCENTAGE [MESSAGE]
update_progress() { octopus_message progress percentage "$1" message "${2-}"; }

# [MESSAGE]
fail_step() {
    [ -z "${1-}" ] || octopus_message resultMessage message "$1"
    exit 1
}
