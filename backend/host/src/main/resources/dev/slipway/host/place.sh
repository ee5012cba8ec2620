# shellcheck shell=sh
# Copies a package to a path, by way of a name that nobody looks for.
LC_ALL=C
export LC_ALL
argument package
argument place
[ ! -d "$place" ] || fail "$place is a directory"
parent=${place%/*}/
mkdir -p "$parent" || exit 1
new=$parent.slipway-$$.new
trap 'rm -f "$new"' EXIT
# Not cp, which would hand down the package's 0600 instead of what the umask says.
cat "$package" >"$new" && mv -f "$new" "$place"
