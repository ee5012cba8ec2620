# shellcheck shell=sh
# Beside the directories of a package's versions, .slipway-sealed holds a file for each that is complete.
seals() {
    seals=${1%/*}/.slipway-sealed
}

# Sets target to the text of a link.
target_of() {
    if command -v readlink >/dev/null 2>&1; then
        target=$(readlink "$1")
    else
        target=$(ls -ld "$1")
        target=${target#*"$1 -> "}
    fi
}

# Prints the number of what has that name, which is a link's own.
inode() {
    # shellcheck disable=SC2012 # nothing of the name is taken
    ls -di "$1" | { read -r number _ && echo "$number"; }
}
