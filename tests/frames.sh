#!/bin/sh
# Golden frames: what a screen says and where, as text. --rebaseline writes them anew; then read the
# difference before you commit it. Usage: frames.sh GAME GOLDEN [--rebaseline]
set -u
game=$1 golden=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# frame NAME ARGUMENT...
frame() {
    name=$1
    shift
    "$game" frame "$@" >"$work/$name.txt" 2>"$work/err" || { cat "$work/err"; status=1; }
    if [ "${rebase:-}" ]; then
        cp "$work/$name.txt" "$golden/$name.txt"
    elif ! diff -u "$golden/$name.txt" "$work/$name.txt"; then
        echo "frames: $name differs from what it was"
        status=1
    fi
}

[ "${3:-}" = --rebaseline ] && rebase=yes
frame title --screen title
frame title-ar --screen title --lang ar
frame title-zh --screen title --lang zh_CN
frame who --screen who
frame bay --screen bay --lamps 3
frame settings-200 --screen settings --text-scale 200
frame story --level first-words --keys aaaaa
frame phone-ar --level comfort-compass --keys aaaaaaaa --lang ar
frame sort --level mailroom --keys aaaa
frame order --level repair-shop --keys aaaaa
frame inspect-zh --level night-mail --keys aaaaaaa --lang zh_CN
frame route --level post-office --keys aaaaaaa
frame runner --level bystander-bridge --keys aaaaaaa
frame rumour-ar --level whisper-brook --keys aaaaaaa --lang ar
frame switchboard-zh --level settings-spyglass --keys aaaaaaa --lang zh_CN
frame scene --screen scene
frame result --screen result --level mailroom
exit $status
