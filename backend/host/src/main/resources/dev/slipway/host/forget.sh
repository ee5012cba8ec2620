# shellcheck shell=sh
# Removes what is kept of a ticket.
LC_ALL=C
export LC_ALL
argument id
ticket=$root/tickets/$id
look
[ "$state" != running ] || fail 'the script still runs'
[ ! -e "$ticket/group" ] || { read -r group <"$ticket/group" && rmdir "$group"; } 2>/dev/null
for leftover in "$root/tickets/.new-$id-"*; do
    remove "$leftover" || exit 1
done
remove "$root/claims/$id" && remove "$ticket"
