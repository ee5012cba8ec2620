# shellcheck shell=sh
# Prints each file that follows by name: its size (or "none") on a line, its bytes, and a line break.
LC_ALL=C
export LC_ALL
argument directory
cd "$directory" || exit 1
while IFS= read -r file; do
    if [ -f "./$file" ]; then
        size=$(wc -c <"./$file") || exit 1
        echo $((size))
        head -c $((size)) <"./$file" || exit 1
        echo
    else
        echo none
    fi
done
