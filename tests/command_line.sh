#!/bin/sh
# What the command line refuses, and how: one line, exit status 2 for what it does not know, 1 for content
# that is wrong. Usage: command_line.sh GAME
set -u
game=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache"
status=0

# expect STATUS WORDS ARGUMENT...
expect() {
    want=$1 words=$2
    shift 2
    "$game" "$@" >"$work/out" 2>"$work/err"
    got=$?
    if [ "$got" -ne "$want" ] || ! cat "$work/out" "$work/err" | grep -qF -- "$words"; then
        echo "beacon-bay $*: wanted $want and \"$words\", got $got and:"
        cat "$work/out" "$work/err"
        status=1
    fi
}

expect 0 'beacon-bay check' --help
expect 0 'beacon-bay 0' --version
expect 2 'there is no command called "dance"' dance
expect 2 '--dance: error: there is no option --dance' --dance
expect 2 'did you mean --fullscreen?' --fulscreen
expect 2 'this option takes a value' frame --size
expect 2 'unknown-option' frame --size big --dance
expect 2 'there is no setting called "musik"' frame --lock musik
expect 2 'there is no quarter called "pots"' frame --quarters pots
expect 1 'there is no level called "first-word"' frame --levels first-word
expect 2 'options takes conf, man, list' options x
expect 0 '#kiosk: no' options conf
expect 0 'kiosk: yes  # --kiosk' options --kiosk
expect 2 'did you mean "first-words"?' frame --level first-word
expect 2 'there is no language called "xx"' frame --lang xx
expect 2 'there is no screen called "cellar"' frame --screen cellar
expect 2 '"size" is WIDTHxHEIGHT' frame --size big
expect 2 '"size" is WIDTHxHEIGHT' frame --size 1x1
expect 2 'it is one of: 100, 125, 150, 175, 200' frame --text-scale 2
expect 2 'there is no key called "?"' frame --keys '?'
expect 2 'there is no player called "psychic"' bot --player psychic
expect 2 'there is no level called "cellar"' bot --level cellar
expect 1 'cellar.yaml' bot --level cellar.yaml
expect 2 'there is no format called "pdf"' export --format pdf "$work/x"
expect 2 'player takes list, show NUMBER' player
expect 2 'player takes list, show NUMBER' player delete
expect 1 'there is no player 1;' player delete 1 --data-dir "$work/players"
expect 1 'there is no player one;' player show one --data-dir "$work/players"
printf '%s' '{"format":"beacon-bay player 1","player":{"name":"Zebulon","look":"zebs-look","created":7,' \
    '"last_seen":0},"done":[],"sessions":[{"level":"zebs-level","revision":1,"seed":"5","began":7,"ended":null,' \
    '"finished":false,"evidence":[]}]}' >"$work/zeb.json"
expect 0 'player 1 is here now' player import "$work/zeb.json" --data-dir "$work/players"
expect 1 'is not a whole player' player import "$game" --data-dir "$work/players"
expect 0 'Zebulon' player list --data-dir "$work/players"
expect 0 '"level":"zebs-level"' player show 1 --data-dir "$work/players"
"$game" player export 1 "$work/out.json" --data-dir "$work/players" || status=1
expect 0 'player 1 was here' player import "$work/out.json" --data-dir "$work/players"
expect 0 'player 1, Zebulon, is deleted' player delete 1 --data-dir "$work/players"
if grep -rqaE "ebulon|zebs-" "$work/players" "$XDG_CACHE_HOME" 2>/dev/null; then
    echo "a deleted player is still somewhere in the data folder"
    status=1
fi
if [ "$(stat -c %a "$work/players" "$work/players/progress.db" "$work/out.json" | tr '\n' ' ')" != "700 600 600 " ]; then
    echo "others may read what is kept of players"
    status=1
fi
expect 2 'export takes --format' export
expect 2 'replay takes one file' replay
expect 2 'play takes one level file' play
expect 2 'play takes one level file' play a.yaml b.yaml
expect 2 'this screen needs --level' frame --screen trial
expect 2 'guide takes one README.md' guide a b
expect 1 'nowhere' guide "$work/nowhere"
expect 1 'nowhere' replay "$work/nowhere"
expect 1 'nowhere.yaml' check "$work/nowhere.yaml"
expect 1 'can'"'"'t be written' shot /nowhere/at/all.png

mkdir "$work/folder.yaml"
mkfifo "$work/pipe.yaml"
printf 'id: [' >"$work/broken.yaml"
head -c 2000000 /dev/zero | tr '\0' 'a' >"$work/large.yaml"
printf 'beacon-bay recording 1\nlevel first-words\nrevision 1\nseed 1\n' >"$work/short"
printf 'beacon-bay recording 1\nlevel first-words\nrevision 99\nseed 1\nend open 0\n' >"$work/old"
printf 'beacon-bay recording 1\nlevel first-words\nrevision 1\nseed 1\na 0 2 3 0\nend open 1\n' >"$work/illegal"
expect 1 "is not a player's file" frame --only "$work/broken.yaml"
expect 1 'pipe.yaml' frame --only "$work/pipe.yaml"
expect 0 'Beacon Bay' frame --only "$work/nobody"
expect 1 'pipe.yaml' check "$work/pipe.yaml"
expect 1 'broken.yaml:2:1: error:' check "$work/broken.yaml"
expect 1 'large.yaml' check "$work/large.yaml"
expect 1 '/dev/zero' check /dev/zero
expect 0 'mistake' frame --screen trial --level "$work/broken.yaml"
expect 0 '[yaml]' frame --screen trial --level "$work/broken.yaml"
expect 0 'pipe.yaml' frame --screen trial --level "$work/pipe.yaml"
expect 0 'nowhere.yaml' frame --screen trial --level "$work/nowhere.yaml"
expect 1 'truncated' replay "$work/short"
expect 1 'wrong-revision' replay "$work/old"
expect 1 'illegal-action' replay "$work/illegal"

# A file that is wrong keeps the game from starting, and says where; what plays nothing does not care.
file=$XDG_CONFIG_HOME/beacon-bay/beacon-bay.conf
mkdir -p "$XDG_CONFIG_HOME/beacon-bay"
printf 'music: 3\nkiosc: yes\nlevels: [first-word]\n' >"$file"
expect 1 'beacon-bay.conf:2:1: error: a configuration has no key "kiosc" - did you mean "kiosk"?' --no-system-config
expect 1 'beacon-bay.conf:2:1: error' options --no-system-config
expect 1 'beacon-bay.conf:2:1: error' export --format csv - --no-system-config
expect 0 'Beacon Bay' frame
printf 'music: 3\nlevels: [first-word]\n' >"$file"
expect 1 'beacon-bay.conf:2:10: error: there is no level called "first-word"' options --no-system-config
printf 'music: 3\ndata-dir: %s/{user}\n' "$work" >"$file"
LOGNAME=mina expect 0 "music: 3  # $file:1" options --no-system-config
LOGNAME=mina expect 0 'player,session' export --format csv - --no-system-config
[ -d "$work/mina" ] || { echo "data-dir of the file is not where the data is"; status=1; }
exit $status
