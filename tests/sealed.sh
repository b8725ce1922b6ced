#!/usr/bin/env bash
# The desktop program has no network and keeps what is about children to itself:
# 1. none of our objects asks for a function of the network;
# 2. a run without a display makes no call to the network at all;
# 3. a played one (a new player, two decisions, a picture, an export) opens sockets only to the display and the sound
#    server (AF_UNIX) and to the kernel's list of devices (AF_NETLINK, by SDL for gamepads), never AF_INET or AF_INET6;
# 4. whatever that run wrote lies in its data and cache folders, which only their owner may enter, in files which only
#    their owner may read, even under umask 0.
# Usage: sealed.sh GAME BUILD_DIR
set -uo pipefail

# What a child does: a nickname, a face, the scene of the fog, the first level; then a picture by F12.
play() {
    umask 000
    strace -f -qq -e trace=network -o "$work/trace" "$game" --no-system-config --windowed --reduced-motion &
    tracer=$! window=
    for _ in $(seq 100); do
        window=$(xdotool search --name '^Beacon Bay$' 2>/dev/null | head -1)
        [ -n "$window" ] && break
        sleep 0.1
    done
    [ -n "$window" ] && xdotool windowmove "$window" 0 0 windowfocus "$window"
    sleep 1
    press() { xdotool key "$1" && sleep "${2:-0.25}"; }
    click() { xdotool mousemove "$1" "$2" click 1 && sleep 0.5; }
    press Return 1
    press Return
    click 1109 648
    click 1109 648
    for _ in $(seq 50); do press Return; done
    press F12 0.5
    kill -TERM "$(ps -o pid= --ppid "$tracer" | tr -d ' ')" 2>/dev/null
    wait "$tracer" 2>/dev/null
}

if [ "$1" = --play ]; then
    play
    exit
fi

game=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
fail() {
    echo "$*"
    status=1
}

names='socket|socketpair|connect|bind|listen|accept4?|send|sendto|sendmsg|sendmmsg|recv|recvfrom|recvmsg|recvmmsg'
names="$names|shutdown|[gs]etsockopt|getpeername|getsockname|getaddrinfo|gethostby.*|getnameinfo|res_.*|inet_.*|if_.*"
names="$names|curl_.*|SSL_.*|SDLNet_.*|g_socket_.*|soup_.*"
asks=$(find "$build/CMakeFiles" -name '*.o' -path '*/src/*' -exec nm -uA {} +)
seen=$(printf '%s\n' "$asks" | sed 's/\.o:.*//' | sort -u | wc -l)
[ "$seen" -gt 150 ] || fail "only $seen objects were found under $build/CMakeFiles"
found=$(printf '%s\n' "$asks" | sed -E 's/@.*//' | grep -E " ($names)\$")
[ -z "$found" ] || fail "our own code asks for the network:" "$found"

# A tracer and the search for leaks exclude each other.
export ASAN_OPTIONS=detect_leaks=0
if ! strace -o "$work/trace" true 2>/dev/null; then
    echo "here no program may be traced: what the program calls was not looked at"
    exit $((status ? 1 : 77))
fi

strace -f -qq -e trace=network -o "$work/trace" "$game" frame --screen bay >/dev/null || fail "no frame was made"
[ ! -s "$work/trace" ] || fail "without a display it makes these calls:" "$(head -5 "$work/trace")"

home=$work/home
mkdir -m 755 "$home"
export game work HOME=$home SDL_AUDIODRIVER=dummy
unset XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR
timeout 180 xvfb-run -a -s '-screen 0 1280x720x24 -nolisten tcp' "$0" --play >"$work/out" 2>&1

rows=$("$game" export --no-system-config --format csv - 2>/dev/null | tail -n +2 | wc -l)
[ "$rows" -ge 2 ] || { fail "the played run kept $rows decisions; two at least were to be made"; cat "$work/out"; }
inet=$(grep -E 'AF_INET|AF_PACKET|AF_VSOCK' "$work/trace" | head -5)
[ -z "$inet" ] || fail "it reaches for the network:" "$inet"
other=$(grep -E '(socket|connect|bind)\(' "$work/trace" | grep -vE 'AF_UNIX|AF_LOCAL|AF_NETLINK|^[0-9]+ +connect\([0-9]+, \{sa_family=AF_(UNIX|NETLINK)' | head -5)
[ -z "$other" ] || fail "it opens sockets of another kind:" "$other"

data=$home/.local/share/beacon-bay cache=$home/.cache/beacon-bay
[ -f "$data/progress.db" ] || fail "no progress was kept"
ls "$data"/beacon-bay-*.png >/dev/null 2>&1 || fail "F12 saved no picture"
strays=$(find "$home" -type f -not -path "$data/*" -not -path "$cache/*")
[ -z "$strays" ] || fail "it wrote elsewhere:" "$strays"
for dir in "$data" "$cache"; do
    open=$(find "$dir" -type d -perm /077 -o -type f -perm /077)
    [ -z "$open" ] || fail "others may read:" "$open"
done
echo "$seen objects, $rows decisions, $(find "$home" -type f | wc -l) files looked at"
exit $status
