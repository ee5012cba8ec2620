# shellcheck shell=sh
# Prints everything below a directory, one "./path" per line; nothing when there is no such directory. The last line is
# "failed" when something could not be read.
LC_ALL=C
export LC_ALL
argument directory
argument most
[ -d "$directory" ] || exit 0
cd "$directory" || exit 1
{ find . -name '*
*' | head -n 1 | grep . >&2; } && fail 'a name with a line break is not supported'
{ find . ! -name . || echo failed; } | head -n "$most"
