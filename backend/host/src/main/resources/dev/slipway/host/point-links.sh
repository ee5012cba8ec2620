# shellcheck shell=sh
# Seals a directory, if one is given, and points links, of which pairs of path and target follow; without a target, the link goes.
# Prints for each whether it was one rename. To move a link over one to a directory, mv would need an option that only some have; but to
# move it into the directory that the other one is in, under the same name, every mv calls rename(2), as POSIX has it.
LC_ALL=C
export LC_ALL
argument directory
argument owner
if [ -n "$directory" ]; then
    seals "$directory"
    mkdir -p "$seals" && printf '%s\n' "$owner" >"$seals/${directory##*/}" || exit 1
fi
while IFS= read -r link; do
    argument target
    if [ -z "$target" ]; then
        [ ! -h "$link" ] || rm -f "$link" || exit 1
        echo renamed
        continue
    fi
    [ -h "$link" ] || [ ! -e "$link" ] || fail "$link is not a symbolic link"
    parent=${link%/*}/
    name=${link##*/}
    stage=$parent.slipway-$owner
    mkdir -p "$parent" && rm -rf "$stage" && mkdir "$stage" && ln -s -- "$target" "$stage/$name" || exit 1
    staged=$(inode "$stage/$name")
    mv -f "$stage/$name" "$parent" || {
        rm -rf "$stage"
        exit 1
    }
    if [ "$(inode "$link")" = "$staged" ]; then
        echo renamed
    else
        echo copied
    fi
    rm -rf "$stage"
done
