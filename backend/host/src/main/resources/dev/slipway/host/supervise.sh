# shellcheck shell=sh
# Runs in the ticket's directory, in its own session: runs the script unless another supervisor has won the ticket, and
# keeps its output and its exit code in files. $1 the shell, $2 the umask for the script, $3 the ticket's directory.
trap : HUP INT TERM
shell=$1
boot_id
started_at $$
echo "$$ $started $boot" >"supervisor.$$" || exit 1
ln "supervisor.$$" supervisor 2>/dev/null && won=yes
rm -f "supervisor.$$"
[ -n "${won-}" ] || exit 0

# Appends what comes to file $2, and for each piece "$1 and its size" in 8 bytes to the order file. dd takes what is there,
# which makes the pieces small while little is written and large while much is.
collect() {
    trap : HUP INT TERM
    exec >>"$2"
    size=0
    pieces=0
    while :; do
        dd bs=65536 count=1 2>/dev/null || break
        now=$(wc -c <"$2") || break
        now=$((now))
        if [ "$now" = "$size" ]; then
            : >"$2.complete"
            return
        fi
        printf "$1%6d\n" $((now - size)) >>order || break
        # After a lively start a chatty script must not cost two processes per line.
        pieces=$((pieces + 1))
        [ $pieces -lt 500 ] || [ $((now - size)) -gt 8192 ] || sleep 0.05 2>/dev/null
        size=$now
    done
    # The disk is full, or the ticket was forgotten while something the script left in the background still writes.
    : >"$2.truncated"
    exec cat >/dev/null
}

if [ -d cancelled ]; then
    mv pending ended.143
    exit
fi
make_group "slipway-${3##*/}"
[ -z "$group" ] || echo "$group" >group || {
    rmdir "$group"
    group=
}
collect o stdout <out &
collectors=$!
collect e stderr <err &
echo "$collectors $!" >collectors

# Processes started with & ignore these signals, and what they start inherits that.
defaults='env --default-signal=INT,QUIT'
$defaults true 2>/dev/null || defaults=
# shellcheck disable=SC2086 # both may be several words
SLIPWAY_TICKET=$3/ $defaults $shell launch.sh "$2" "$group" </dev/null >out 2>err
code=$?
# The Korn shell adds 256 to the number of a signal.
[ $code -le 256 ] || code=$((code - 128))

# Something in the background may keep the pipes open for ever; what the script itself wrote is through by then.
patience=40
until [ -e stdout.complete ] && [ -e stderr.complete ]; do
    patience=$((patience - 1))
    [ $patience -gt 0 ] && [ ! -e stdout.truncated ] && [ ! -e stderr.truncated ] || break
    sleep 0.05 2>/dev/null || {
        sleep 1
        patience=$((patience - 19))
    }
done
mv pending "ended.$code"
[ -z "$group" ] || rmdir "$group" 2>/dev/null
