# shellcheck shell=sh
# Prints a file's size, algorithm and digest, then its bytes.
LC_ALL=C
export LC_ALL
argument file
[ -f "$file" ] || fail "$file is not a file"
exec 3<"$file" || exit 1
size=$(size_of "$file")
echo "$size $algorithm $(head -c "$size" <"$file" | digest)"
head -c "$size" <&3
