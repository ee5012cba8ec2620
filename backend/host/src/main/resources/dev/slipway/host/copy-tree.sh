# shellcheck shell=sh
# Copies the content of a directory over that of another. -f replaces a program that is running.
LC_ALL=C
export LC_ALL
argument from
argument to
mkdir -p "$to" && cp -RPf "$from/." "$to/"
