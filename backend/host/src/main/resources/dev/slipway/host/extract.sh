# shellcheck shell=sh
# Unpacks a package into a directory. A POSIX pipeline tells only of its last command, so gzip speaks for itself.
LC_ALL=C
export LC_ALL
argument package
argument directory
mkdir -p "$directory" && cd "$directory" && exec 3<"$package" || exit 1
complaint=$({ { gzip -dc <&3 || echo 'gzip failed' >&4; } | tar xof - || echo 'tar failed' >&4; } 4>&1 >/dev/null)
[ -z "$complaint" ] || tell_if_full "$directory"
[ -z "$complaint" ] || fail "$complaint"
