# shellcheck shell=sh
# Prints how many bytes the user may still write on the disk of $1. The disk's and the mount point's names may hold blanks,
# so the column is found by its right neighbour, the percentage.
free_bytes() {
    df -Pk "$1" | awk 'NR > 1 { for (i = 2; i <= NF; i++) if ($i ~ /^[0-9]+%$/) { printf "%.0f\n", $(i - 1) * 1024; exit } }'
}
