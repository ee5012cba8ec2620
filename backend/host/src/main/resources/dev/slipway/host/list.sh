# shellcheck shell=sh
# Prints "size ./path" of the regular files below a directory; a total of wc between them has no "./". The last line
# is "failed" when something could not be read.
LC_ALL=C
export LC_ALL
argument directory
argument most
cd "$directory" || exit 1
{ find . -name '*
*' | head -n 1 | grep . >&2; } && fail 'a name with a line break is not supported'
{ find . -type f -exec wc -c {} + || echo failed; } | head -n "$most"
