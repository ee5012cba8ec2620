# shellcheck shell=sh
# First part of every operation. The operation's arguments follow the text on standard input, one per line, so that
# no name is ever read as shell text. $1 is the POSIX shell that runs this, as one or more words.
set +f
unset IFS
shell=$1

fail() {
    echo "$*" >&2
    exit 1
}

argument() {
    IFS= read -r "$1" || fail 'the connection ended before the arguments did'
}

# Sleeps for a tenth of a second and takes one from patience; or for a second and ten, where sleep knows no fractions.
nap() {
    patience=$((patience - 1))
    sleep 0.1 2>/dev/null || {
        sleep 1
        patience=$((patience - 9))
    }
}

# What a script left behind may be write protected, which stops rm.
remove() {
    rm -rf "$1" 2>/dev/null && return
    chmod -R u+rwx "$1" 2>/dev/null
    rm -rf "$1"
}

argument root
[ -n "$root" ] || root=${HOME:?is not set}/.slipway
