# shellcheck shell=sh
# Prints "file SIZE", "directory" or "none".
LC_ALL=C
export LC_ALL
argument place
if [ -f "$place" ]; then
    echo "file $(size_of "$place")"
elif [ -d "$place" ]; then
    echo 'directory'
else
    echo none
fi
