# shellcheck shell=sh
# Makes a control group of the name $1 below this process's own, where that is allowed, and sets group to its directory or to
# nothing. Whatever a process in it starts stays in it, however it hides.
make_group() {
    group=
    [ -r /proc/self/cgroup ] || return 0
    while IFS=: read -r hierarchy controllers path; do
        for mount in /sys/fs/cgroup /sys/fs/cgroup/unified; do
            own=$mount${path%/}
            [ "$hierarchy:$controllers" = 0: ] && [ -w "$own/cgroup.procs" ] && mkdir "$own/$1" 2>/dev/null || continue
            group=$own/$1
            return 0
        done
    done </proc/self/cgroup
}
