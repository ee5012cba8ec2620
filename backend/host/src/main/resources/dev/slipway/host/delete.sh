# shellcheck shell=sh
# Deletes a path with all that is in it.
LC_ALL=C
export LC_ALL
argument place
remove "$place"
