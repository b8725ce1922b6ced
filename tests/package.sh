#!/bin/bash
# package.sh PART GAME - what an installation brings along, judged by the tools that software centres and distributions use.
# Parts: desktop, metainfo, icon, manual, completion, versions, licences. Where a part's tool is not there, it is skipped (77).
set -u
part=$1 game=$2
root=$(dirname "$(dirname "$(readlink -f "$0")")")
files=$root/src/package
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wants() {
    command -v "$1" >/dev/null || { echo "skipped: there is no $1 here"; exit 77; }
}
fail() {
    echo "$*"
    exit 1
}

case $part in
desktop)
    wants desktop-file-validate
    # The only hint: it stands in two menus, Education and Games, and is meant to.
    desktop-file-validate --no-hints "$files/beacon-bay.desktop"
    ;;
metainfo)
    wants appstreamcli
    # The project has no domain of its own to turn round into an id, and takes nobody else's.
    appstreamcli validate --no-net --pedantic --override=cid-desktopapp-is-not-rdns=info "$files/beacon-bay.metainfo.xml"
    ;;
icon)
    wants rsvg-convert
    for side in 16 256; do
        rsvg-convert --width=$side --height=$side "$files/beacon-bay.svg" >"$work/icon.png" || fail "it can't be drawn"
        file "$work/icon.png" | grep -q "PNG image data, $side x $side" || fail "it is not square"
    done
    ;;
manual)
    wants man
    "$game" options man >"$work/options"
    sed -e "/^@OPTIONS@$/r $work/options" -e '/^@OPTIONS@$/d' "$files/beacon-bay.6.in" >"$work/beacon-bay.6"
    said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$work/beacon-bay.6" 2>&1 >/dev/null)
    [ -z "$said" ] || fail "$said"
    for command in $("$game" --help | sed -n 's/^beacon-bay \([a-z]\+\).*/\1/p' | sort -u | grep -v '^frame$'); do
        grep -Eq "^\.(B|BI|BR) $command" "$work/beacon-bay.6" || fail "the manual page does not tell of the command $command"
    done
    ;;
completion)
    helper=/usr/share/bash-completion/bash_completion
    [ -f $helper ] || { echo "skipped: bash-completion is not installed"; exit 77; }
    mkdir -p "$work/bin" "$work/share/beacon-bay"
    ln -s "$root/levels" "$work/share/beacon-bay/levels"
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$game" >"$work/bin/beacon-bay"
    chmod +x "$work/bin/beacon-bay"
    # offers LINE WORD... - completing LINE offers each WORD.
    offers() {
        local got word line=$1
        shift
        got=$(PATH=$work/bin:$PATH bash -c '. '"$helper"'; . "$1"; COMP_LINE=$2; COMP_POINT=${#2}; read -ra COMP_WORDS <<<"$2"
            [[ $2 == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _beacon_bay
            printf "%s\n" "${COMPREPLY[@]}"' bash "$files/completion.bash" "$line")
        for word in "$@"; do
            grep -qxF -- "$word" <<<"$got" || fail "\"$line\" does not offer $word, but: $got"
        done
    }
    offers "beacon-bay " $("$game" --help | sed -n 's/^beacon-bay \([a-z]\+\).*/\1/p' | sort -u)
    offers "beacon-bay --" $("$game" options list | cut -f1 | grep -vx -e fullscreen -e sound | sed 's/^/--/')
    offers "beacon-bay --level f" first-words first-key friend-in-a-knot
    offers "beacon-bay --lang " en ar zh_CN
    offers "beacon-bay bot --player " knows random
    ;;
versions)
    version=$("$game" --version | cut -d' ' -f2)
    grep -q "^beacon-bay ($version) " <(head -n 1 "$files/debian/changelog") || fail "debian/changelog begins with another version than $version"
    grep -m 1 '<release ' "$files/beacon-bay.metainfo.xml" | grep -q "version=\"$version\"" || fail "the newest release in the metainfo is not $version"
    grep -q "Beacon Bay $version" "$files/beacon-bay.6.in" || fail "the manual page is not of $version"
    ;;
licences)
    git -C "$root" rev-parse >/dev/null 2>&1 || { echo "skipped: this is no git checkout"; exit 77; }
    git -C "$root" ls-files | python3 "$root/tests/licences.py" "$files/debian/copyright"
    ;;
esac
