# shellcheck shell=sh
# Sets state to what is known of the script whose ticket directory is $ticket.
look() {
    look_for_end && return
    state='lost the machine knows nothing of this script'
    [ -d "$ticket" ] || return 0
    state='lost the script was never started'
    [ -e "$ticket/supervisor" ] || return 0
    read -r supervisor since booted <"$ticket/supervisor"
    state='lost the machine was restarted while the script ran'
    boot_id
    [ "$boot" = "$booted" ] || return 0
    started_at "$supervisor"
    if [ "$started" = "$since" ]; then
        state=running
        return
    fi
    # It may have come to its end since the first look.
    look_for_end || state="lost the script's supervisor was killed"
}

# The exit code is part of a file's name: a rename works on a full disk too.
look_for_end() {
    for ended in "$ticket"/ended.*; do
        [ -e "$ended" ] || return 1
        state="exited ${ended##*.}"
        [ ! -d "$ticket/cancelled" ] || state=cancelled
    done
}
