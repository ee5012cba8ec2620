# shellcheck shell=sh
# Prepares a ticket's directory from the archive that follows, and starts its supervisor. All of it may happen again, or
# twice at once: the directory gets its name when it is complete, and only one supervisor wins the ticket.
argument id
creation_mask=$(umask)
umask 077
tickets=$root/tickets
ticket=$tickets/$id
mkdir -p "$tickets" || exit 1

if [ ! -d "$ticket" ]; then
    new=$tickets/.new-$id-$$
    trap 'rm -rf "$new"' EXIT
    rm -rf "$new"
    mkdir "$new" && cd "$new" || exit 1
    tar xof - || {
        tell_if_full "$tickets"
        exit 1
    }
    [ -e complete ] || fail 'the connection ended before the files did'
    mkdir work && mkfifo out err || exit 1
    cd "$tickets" || exit 1
    mv "$new" "$ticket" || exit 1
    # Where another start was faster, mv put ours inside.
    rm -rf "$ticket/.new-$id-$$"
    trap - EXIT
fi

cd "$ticket" || exit 1
[ ! -e supervisor ] || exit 0
# shellcheck disable=SC2086 # the shell may be several words
if command -v setsid >/dev/null 2>&1; then
    setsid $shell supervise.sh "$shell" "$creation_mask" "$ticket" </dev/null >/dev/null 2>supervise.log &
else
    # Job control gives it a process group of its own, which is nearly as good.
    set -m 2>/dev/null
    $shell supervise.sh "$shell" "$creation_mask" "$ticket" </dev/null >/dev/null 2>supervise.log &
fi
patience=100
until [ -e supervisor ]; do
    [ $patience -gt 0 ] || fail "the script's supervisor did not start: $(cat supervise.log)"
    sleep 0.01 2>/dev/null
    [ -e supervisor ] || nap
done
