# shellcheck shell=sh
# Prints what the machine is, one "name value" per line.
LC_ALL=C
export LC_ALL
umask 077
mkdir -p "$root" || exit 1
boot_id
echo "os $(uname -s)"
echo "system $({ sed -n 's/^PRETTY_NAME="*\([^"]*\)"*$/\1/p' /etc/os-release || uname -sr; } 2>/dev/null | head -n 1)"
echo "architecture $(uname -m)"
echo "user $(id -un)"
echo "home $HOME"
echo "shell ${SHELL-}"
echo "root $root"
echo "free $(free_bytes "$root")"
echo "total $(total_bytes "$root")"
echo "clock $(date +%s)"
echo "boot $boot"
# shellcheck disable=SC2016 # for bash
echo "bash $(bash -c 'echo "${BASH_VERSION%%(*}"' 2>/dev/null)"
for tool in tar gzip bash python3 python pwsh dotnet-script node perl ruby docker kubectl helm aws az terraform; do
    ! command -v $tool >/dev/null 2>&1 || echo "tool $tool"
done
[ "$algorithm" = cksum ] || echo "can $algorithm"
! command -v setsid >/dev/null 2>&1 || echo 'can setsid'
[ ! -r "/proc/$$/environ" ] || echo 'can proc'
make_group "slipway-check-$$"
[ -z "$group" ] || { rmdir "$group" && echo 'can control-groups'; }
link=$root/.check-$$
ln -s . "$link" && ln -s . "$link.new" && mv -T "$link.new" "$link" 2>/dev/null && echo 'can rename-over-links'
rm -f "$link" "$link.new"
