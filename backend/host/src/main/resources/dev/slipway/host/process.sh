# shellcheck shell=sh
# Tells processes apart for ever: a process id comes back, but not with the same start time after the same boot.

# Sets boot to a word that is another one after every start of the machine.
boot_id() {
    boot=
    if [ -r /proc/sys/kernel/random/boot_id ]; then
        read -r boot </proc/sys/kernel/random/boot_id
    else
        boot=$({ sysctl -n kern.bootsessionuuid || who -b || sysctl -n kern.boottime; } 2>/dev/null | tr -cs 'A-Za-z0-9\n' '-')
    fi
    [ -n "$boot" ] || boot=unknown
}

# Sets fields to what Linux says of process $1 after its name (which may hold anything): state, parent, group, session...
stat_of() {
    fields=
    { IFS= read -r fields <"/proc/$1/stat"; } 2>/dev/null || return 1
    fields=${fields##*') '}
}

# Sets started to a word that says when process $1 was started; empty when it has ended.
started_at() {
    started=
    if [ -r "/proc/$$/stat" ]; then
        stat_of "$1" || return 0
        # shellcheck disable=SC2086 # the fields are numbers
        set -- $fields
        [ "$1" = Z ] || started=${20}
    elif kill -0 "$1" 2>/dev/null; then
        started=$(ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' '_')
        [ -n "$started" ] || started=unknown
    fi
}
