# shellcheck shell=sh
# Unpacks the archive that follows into a directory.
LC_ALL=C
export LC_ALL
argument directory
argument mark
mkdir -p "$directory" && cd "$directory" || exit 1
tar xof - || {
    tell_if_full "$directory"
    exit 1
}
[ -e "$mark" ] || fail 'the connection ended before the files did'
rm -f "$mark"
