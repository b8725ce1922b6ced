# bash completion of beacon-bay: commands, options, and what an option may be given. `beacon-bay options list` knows: a line an
# option, its name and its values first, with a tab between.

_beacon_bay_levels() {
    local file program
    program=$(type -P beacon-bay) || return
    for file in "$(dirname "$(readlink -f "$program")")"/../share/beacon-bay/levels/*/*.yaml; do
        [[ -e $file ]] && basename "$file" .yaml
    done
}

_beacon_bay_values() {
    beacon-bay options list | awk -F'\t' -v name="$1" '$1 == name && $2 !~ / to / { gsub(/,/, "", $2); print $2 }'
}

_beacon_bay() {
    local cur prev words cword
    _init_completion || return
    case $prev in
    --level)
        COMPREPLY=($(compgen -W "$(_beacon_bay_levels)" -- "$cur"))
        _filedir yaml
        ;;
    --levels) COMPREPLY=($(compgen -W "$(_beacon_bay_levels)" -- "$cur")) ;;
    --player) COMPREPLY=($(compgen -W "knows random" -- "$cur")) ;;
    --format) COMPREPLY=($(compgen -W "csv xapi" -- "$cur")) ;;
    --size) COMPREPLY=($(compgen -W "1024x768 1280x720 1920x1080" -- "$cur")) ;;
    --data-dir) _filedir -d ;;
    --only) _filedir ;;
    --lang | --text-scale | --quarters) COMPREPLY=($(compgen -W "$(_beacon_bay_values "${prev#--}")" -- "$cur")) ;;
    *)
        if [[ $cur == -* ]]; then
            COMPREPLY=($(compgen -W "$(beacon-bay --help | grep -oE -- '--[a-z-]*[a-z]' | sort -u)" -- "$cur"))
        elif ((cword == 1)); then
            COMPREPLY=($(compgen -W "play check bot replay export pack player options shot frame schema guide pot bench" -- "$cur"))
        elif [[ ${words[1]} == pack && $cword -eq 2 ]]; then
            COMPREPLY=($(compgen -W "add list remove check pot" -- "$cur"))
        elif [[ ${words[1]} == player && $cword -eq 2 ]]; then
            COMPREPLY=($(compgen -W "list show export import delete" -- "$cur"))
        elif [[ ${words[1]} == options ]]; then
            COMPREPLY=($(compgen -W "conf man list" -- "$cur"))
        else
            _filedir
        fi
        ;;
    esac
} && complete -F _beacon_bay beacon-bay
