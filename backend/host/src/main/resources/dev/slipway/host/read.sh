# shellcheck shell=sh
# Waits for news of a script, then prints its state, the sizes of three slices, and the slices: of the order file, of its
# standard output and of its standard error.
LC_ALL=C
export LC_ALL
argument id
argument entries
argument stdout
argument stderr
argument stdout_again
argument stderr_again
argument patience
ticket=$root/tickets/$id
most=262144

# A ticket that was cancelled before its start has no output, nor has one that is unknown.
if [ ! -e "$ticket/order" ]; then
    look
    echo "$state"
    echo '0 0 0 no'
    exit
fi
cd "$ticket" || exit 1
# The state comes first: what is on disk after an end was seen is everything.
while look && available=$(($(size_of order) / 8 - entries)) && [ "$available" -le 0 ]; do
    [ "$state" = running ] && [ "$patience" -gt 0 ] || break
    nap
done

# shellcheck disable=SC2046 # three numbers
set -- $(slice order $((entries * 8)) 32768 | awk -v most=$most '
    taken < most { entries++; size = substr($0, 2) + 0; bytes[substr($0, 1, 1)] += size; taken += size }
    END { print entries + 0, bytes["o"] + 0, bytes["e"] + 0 }')
entries_now=$1
stdout_now=$2
stderr_now=$3
truncated=no
if [ "$state" != running ]; then
    # A collector that was killed leaves bytes that are in no entry.
    if [ "$entries_now" = 0 ]; then
        stdout_now=$(($(size_of stdout) - stdout))
        [ $stdout_now -le $most ] || stdout_now=$most
        stderr_now=$(($(size_of stderr) - stderr))
        [ $stderr_now -le $most ] || stderr_now=$most
    fi
    left=$(($(size_of stdout) - stdout - stdout_now + $(size_of stderr) - stderr - stderr_now))
    [ $left -le 0 ] || state=running
    [ ! -e stdout.truncated ] && [ ! -e stderr.truncated ] || truncated=yes
fi
echo "$state"
echo "$entries_now $((stdout_now + stdout_again)) $((stderr_now + stderr_again)) $truncated"
slice order $((entries * 8)) $((entries_now * 8))
slice stdout $((stdout - stdout_again)) $((stdout_now + stdout_again))
slice stderr $((stderr - stderr_again)) $((stderr_now + stderr_again))
