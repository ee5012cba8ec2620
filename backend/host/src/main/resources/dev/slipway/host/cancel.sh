# shellcheck shell=sh
# Ends what belongs to a ticket. Prints its state, and then what may still run: "survivor PID COMMAND" for what cannot be
# ended, "stranger PID COMMAND" for what began while the script ran and bears no sign of it, and "blind" where the machine
# does not list its processes. A ticket's processes are those in its control group, in the supervisor's session or group,
# with the ticket in their environment, or with a file of it open; their descendants; and whatever was one of these before.
LC_ALL=C
export LC_ALL
argument id
argument grace
umask 077
ticket=$root/tickets/$id
mkdir -p "$ticket" && cd "$ticket" || exit 1
real=$(pwd -P)

conclude() {
    [ -e pending ] || : >pending
    look_for_end || mv pending ended.137 || exit 1
    look
    echo "$state"
    [ "$state" != cancelled ] || {
        [ -n "${report+known}" ] || report=$(cat left 2>/dev/null)
        [ -z "$report" ] || printf '%s\n' "$report"
    }
    exit
}

# Prints the id, parent, group, session and start of each process, and a number that says how late it was started.
processes() {
    if [ -r "/proc/$$/stat" ]; then
        # A name between the parentheses may hold anything.
        cat /proc/[0-9]*/stat 2>/dev/null | awk '
            { line = line $0 " " }
            line ~ /\) [A-Za-z] [0-9]/ {
                pid = line + 0
                sub(/^.*\) /, "", line)
                split(line, field, " ")
                if (field[1] != "Z") print pid, field[2], field[3], field[4], field[20], field[20]
                line = ""
            }'
    else
        ps -A -o pid= -o ppid= -o pgid= -o stat= -o etime= 2>/dev/null | awk -v now="$(date +%s)" '
            $4 !~ /^Z/ {
                n = split($5, time, /[-:]/)
                print $1, $2, $3, "-", "-", now - time[n] - 60 * time[n - 1] - 3600 * time[n - 2] - 86400 * time[n - 3]
            }'
    fi
}

# Sets left to the processes still to be ended, adds their groups to groups, and sets orphans to others, started since the
# supervisor, that are nobody's children any more.
find_processes() {
    group=
    [ ! -e group ] || read -r group <group
    found=$(
        {
            for process in $known; do
                echo "known ${process%:*} ${process#*:}"
            done
            [ -z "$group" ] || find "$group" -name cgroup.procs -exec cat {} + 2>/dev/null | sed 's/^/own /'
            grep -lF "SLIPWAY_TICKET=$ticket/" /proc/[0-9]*/environ 2>/dev/null | sed 's|^/proc/\([0-9]*\).*|own \1|'
            processes
        } | awk -v session="$session" -v supervisor="$supervisor" -v collectors="$collectors" \
            -v reaper="$reaper" -v since="$rank" '
            function spread(set,    pid, more) {
                do {
                    more = 0
                    for (pid in parent) if (!(pid in set) && !(pid in kept) && parent[pid] in set) { set[pid]; more = 1 }
                } while (more)
            }
            $1 == "own" { ours[$2]; next }
            $1 == "known" { known[$2] = $3; next }
            {
                count++
                parent[$1] = $2
                group[$1] = $3
                start[$1] = $5
                rank[$1] = $6
                if ((session != "" && (session == $3 || session == $4)) || ($1 in known && known[$1] == $5)) ours[$1]
            }
            END {
                n = split(collectors, collector)
                for (i = 1; i <= n; i++) recording[collector[i]]
                spread(recording)
                for (pid in recording) kept[pid]
                kept[supervisor]
                spread(ours)
                for (pid in ours) if (pid in parent && !(pid in kept)) {
                    left = left pid " "
                    seen = seen pid ":" start[pid] " "
                    leader = group[pid]
                    # Without setsid the script may be in the group of whoever started it.
                    if (leader == session || leader in ours || leader in known) groups = groups leader " "
                }
                if (supervisor in parent) { reaper = parent[supervisor]; since = rank[supervisor] }
                for (pid in parent) if (since != "" && parent[pid] == reaper && rank[pid] >= since) {
                    if (!(pid in ours) && !(pid in kept)) orphans = orphans pid " "
                }
                print left "|" seen "|" groups "|" orphans "|" reaper "|" since "|" count + 0
            }'
    )
    IFS='|'
    # shellcheck disable=SC2086 # to be split
    set -- $found
    unset IFS
    left=$1
    known=$2
    for process in $3; do
        case " $groups" in
            *" $process "*) ;;
            *) groups="$groups$process " ;;
        esac
    done
    orphans=$4
    reaper=$5
    rank=$6
    if [ "$7" = 0 ]; then
        blind=yes
        ! kill -0 "-$session" 2>/dev/null || left=-$session
    fi
}

# Prints the command line of a process.
command_of() {
    {
        if [ "$1" -lt 0 ]; then
            echo 'or others of this process group'
        elif [ -r "/proc/$1/cmdline" ]; then
            cat "/proc/$1/cmdline"
        else
            ps -o args= -p "$1"
        fi
    } 2>/dev/null | tr '\000\n' '  ' | tr -c '\040-\176' '?' | cut -c1-200
}

# Of the orphans that may be ended, sets left to those that hold something of the ticket, and strangers to the others, but
# for other tickets' and for Slipway's own operations. An audit session, where there is one, tells logins apart.
judge_orphans() {
    strangers=
    # Nothing leaves a control group, so there are no others where there is one.
    [ -z "$group" ] || return 0
    for process in $orphans; do
        kill -0 "$process" 2>/dev/null || continue
        [ "$login" = "$(login_of "$process")" ] || continue
        held=$(ls -l "/proc/$process/fd" "/proc/$process/cwd" 2>/dev/null)
        case $held in
            *" $real/"*)
                left="$left$process "
                started_at "$process"
                known="$known$process:$started "
                continue
                ;;
            *" ${real%/*}/"*) continue ;;
        esac
        case $(command_of "$process") in
            *' slipway '*) continue ;;
        esac
        grep -q 'SLIPWAY_TICKET=' "/proc/$process/environ" 2>/dev/null || strangers="$strangers$process "
    done
}

login_of() {
    cat "/proc/$1/sessionid" 2>/dev/null
}

# Stops everything before it kills anything, so that nothing has the time to start more.
kill_all() {
    [ -z "$group" ] || echo 1 2>/dev/null >"$group/cgroup.kill"
    stopped=' '
    # shellcheck disable=SC2034 # counts
    for round in 1 2 3 4 5 6 7 8 9; do
        more=
        for process in $left; do
            case $stopped in
                *" $process "*) continue ;;
            esac
            kill -STOP "$process" 2>/dev/null
            stopped="$stopped$process "
            more=yes
        done
        [ -n "$more" ] || break
        find_processes
    done
    for process in $left $stopped; do
        kill -KILL "$process" 2>/dev/null
    done
    # What starts the next and ends is gone before its number can be used; the number of its group stays.
    [ $patience -gt -20 ] || kill_groups "$groups"
}

# Whether nothing is left. A list of processes may miss what starts the next and ends; but its group answers as long as there
# is any of it. So does a group of which some have ended and nobody asks how, hence the end of patience.
is_over() {
    judge_orphans
    [ -z "$left" ] || return 1
    [ -z "$group" ] || ! grep -q 'populated 1' "$group/cgroup.events" 2>/dev/null || return 1
    answers=
    for process in $groups; do
        ! kill -0 "-$process" 2>/dev/null || answers="$answers$process "
    done
    looks=$((looks + 1))
    [ -n "$answers" ] && [ $looks -lt 4 ] || return 0
    [ $looks -lt 3 ] || kill_groups "$answers"
    return 1
}

kill_groups() {
    for process in $1; do
        kill -KILL "-$process" 2>/dev/null
    done
}

runs() {
    [ -n "$supervisor" ] || return 1
    started_at "$supervisor"
    [ "$started" = "$since" ]
}

look
case $state in
    exited* | cancelled) conclude ;;
esac
mkdir -p cancelled || exit 1
# A ticket that nobody has started yet: win it, so that nobody will.
if [ ! -e supervisor ]; then
    echo '0 0 never' >"supervisor.$$" || exit 1
    ln "supervisor.$$" supervisor 2>/dev/null && never=yes
    rm -f "supervisor.$$"
    [ -z "${never-}" ] || conclude
fi
read -r supervisor since booted <supervisor
boot_id
[ "$boot" = "$booted" ] || conclude

session=$supervisor
collectors=$(cat collectors 2>/dev/null)
reaper=1
rank=
login=$(login_of "$supervisor")
if ! runs; then
    # Without its supervisor the number of the session may be another's by now. Where the environment can be read, that
    # decides; and where the number is a process again, that is not ours.
    [ ! -r "/proc/$$/environ" ] && [ -z "$started" ] || session=
    [ ! -r "/proc/$$/stat" ] || rank=$since
    login=$(login_of $$)
    supervisor=
    collectors=
fi

# A supervisor that has only just won may still start the script, so its end is waited for even when there is nothing to end.
patience=$((grace * 10))
told=' '
known=
strangers=
blind=
groups="$session "
looks=0
rest=0
while find_processes; do
    if [ -z "$left" ] && ! runs; then
        ! is_over || break
    else
        looks=0
    fi
    if [ $patience -le 0 ]; then
        kill_all
    else
        for process in $left; do
            case $told in
                *" $process "*) continue ;;
            esac
            kill -TERM "$process" 2>/dev/null
            kill -CONT "$process" 2>/dev/null
            told="$told$process "
        done
    fi
    [ $patience -gt -50 ] || break
    # Looking costs more than waiting.
    [ $rest -ge 5 ] || rest=$((rest + 1))
    until=$((patience - rest))
    while [ $patience -gt $until ]; do
        nap
    done
done
# shellcheck disable=SC2086 # two numbers
! runs || kill -KILL "$supervisor" $collectors 2>/dev/null
[ -z "$group" ] || rmdir "$group" 2>/dev/null
report=$(
    for process in $left; do
        echo "survivor $process $(command_of "$process")"
    done
    for process in $strangers; do
        echo "stranger $process $(command_of "$process")"
    done
    [ -z "$blind" ] || echo blind
)
[ -z "$report" ] || printf '%s\n' "$report" >left
conclude
