# shellcheck shell=sh
# Deletes everything in a directory.
LC_ALL=C
export LC_ALL
argument directory
[ -d "$directory" ] || exit 0
cd "$directory" && find . ! -name . -prune -exec rm -rf {} +
