# shellcheck shell=sh
# Prints what the machine is, one "name value" per line.
LC_ALL=C
export LC_ALL
umask 077
mkdir -p "$root" || exit 1
boot_id
echo "os $(uname -s)"
echo "architecture $(uname -m)"
echo "user $(id -un)"
echo "home $HOME"
echo "shell ${SHELL-}"
echo "root $root"
echo "free $(free_bytes "$root")"
echo "clock $(date +%s)"
echo "boot $boot"
for tool in tar gzip bash python3 python pwsh dotnet-script node perl ruby setsid docker kubectl helm aws az terraform; do
    ! command -v $tool >/dev/null 2>&1 || echo "tool $tool"
done
