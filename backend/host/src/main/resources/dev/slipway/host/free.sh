# shellcheck shell=sh
# The names of a disk and of its mount point may hold blanks, so the columns of df are found by the percentage.

# Prints how many bytes the user may still write on the disk of $1.
free_bytes() {
    df -Pk "$1" | awk 'NR > 1 { for (i = 2; i <= NF; i++) if ($i ~ /^[0-9]+%$/) { printf "%.0f\n", $(i - 1) * 1024; exit } }'
}

# Prints how many bytes the disk of $1 has.
total_bytes() {
    df -Pk "$1" | awk 'NR > 1 { for (i = 2; i <= NF; i++) if ($i ~ /^[0-9]+%$/) { printf "%.0f\n", $(i - 3) * 1024; exit } }'
}

# Not every tar says so when the disk, that of $1, is full.
tell_if_full() {
    [ "$(used_percent "$1")" -lt 100 ] || echo "No space left on the disk of $1" >&2
}

# Prints how much of the disk of $1 is taken, 0 to 100.
used_percent() {
    df -Pk "$1" | awk '
        NR > 1 { for (i = 2; i <= NF; i++) if ($i ~ /^[0-9]+%$/) used = $i + 0 }
        END { print used + 0 }'
}
