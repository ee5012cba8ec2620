# shellcheck shell=sh
# Ends what belongs to a ticket, and prints its state. The processes are those in the supervisor's session or group, those
# with the ticket in their environment (which also finds what has left the session), and all their descendants.
LC_ALL=C
export LC_ALL
argument id
argument grace
umask 077
ticket=$root/tickets/$id
mkdir -p "$ticket" && cd "$ticket" || exit 1

conclude() {
    [ -e pending ] || : >pending
    look_for_end || mv pending ended.137 || exit 1
    look
    echo "$state"
    exit
}

# Sets left to the processes still to be ended.
find_processes() {
    left=$(
        {
            if [ -r "/proc/$$/stat" ]; then
                for process in /proc/[0-9]*; do
                    stat_of "${process#/proc/}" || continue
                    # shellcheck disable=SC2086 # the fields are numbers
                    set -- $fields
                    [ "$1" = Z ] || echo "${process#/proc/} $2 $3 $4"
                done
                grep -lF "SLIPWAY_TICKET=$ticket/" /proc/[0-9]*/environ 2>/dev/null
            else
                ps -A -o pid= -o ppid= -o pgid= -o stat= | awk '$4 !~ /^Z/ { print $1, $2, $3, "-" }'
            fi
        } | awk -v session="$session" -v supervisor="$supervisor" -v collectors="$collectors" '
            function spread(set,    pid, more) {
                do {
                    more = 0
                    for (pid in parent) if (!(pid in set) && !(pid in kept) && parent[pid] in set) { set[pid]; more = 1 }
                } while (more)
            }
            /^\// { split($0, path, "/"); ours[path[3]]; next }
            { parent[$1] = $2; if (session != "" && (session == $3 || session == $4)) ours[$1] }
            END {
                count = split(collectors, collector)
                for (i = 1; i <= count; i++) recording[collector[i]]
                spread(recording)
                for (pid in recording) kept[pid]
                kept[supervisor]
                spread(ours)
                for (pid in ours) if (pid in parent && !(pid in kept)) printf "%s ", pid
            }'
    )
}

look
case $state in
    exited* | cancelled) conclude ;;
esac
mkdir -p cancelled || exit 1
# A ticket that nobody has started yet: win it, so that nobody will.
echo '0 0 never' >"supervisor.$$" || exit 1
ln "supervisor.$$" supervisor 2>/dev/null && never=yes
rm -f "supervisor.$$"
[ -z "${never-}" ] || conclude
read -r supervisor since booted <supervisor
boot_id
[ "$boot" = "$booted" ] || conclude

started_at "$supervisor"
session=$supervisor
collectors=$(cat collectors 2>/dev/null)
if [ "$started" != "$since" ]; then
    # Without its supervisor the number of the session may be another's by now. Where the environment can be read, that decides.
    [ ! -r "/proc/$$/environ" ] || session=
    supervisor=
    collectors=
fi

# A supervisor that has only just won may still start the script, so its end is waited for even when there is nothing to end.
patience=$((grace * 10))
told=' '
while find_processes; do
    if [ -z "$left" ]; then
        started_at "${supervisor:-0}"
        [ "$started" = "$since" ] || break
    fi
    for process in $left; do
        if [ $patience -le 0 ]; then
            kill -KILL "$process" 2>/dev/null
        else
            case $told in
                *" $process "*) ;;
                *)
                    kill -TERM "$process" 2>/dev/null
                    told="$told$process "
                    ;;
            esac
        fi
    done
    [ $patience -gt -200 ] || fail "these processes cannot be ended: ${left:-$supervisor}"
    nap
done
conclude
