# shellcheck shell=sh
# Deletes the paths that follow, quoted for xargs, below a directory.
LC_ALL=C
export LC_ALL
argument directory
cd "$directory" || exit 1
exec xargs rm -rf
