#!/bin/sh
# Rules may not see SDL, the clock, files, malloc or chance from outside: looks at what the objects of
# the mechanics leave undefined. Usage: rules_are_pure.sh BUILD_DIR
set -eu

objects=${1:?usage: rules_are_pure.sh BUILD_DIR}/CMakeFiles/bay_mechanics.dir/src/mechanics
sources=$(dirname "$0")/../src/mechanics
forbidden='SDL_.*|IMG_.*|TTF_.*|Mix_.*|malloc|calloc|realloc|free|fopen|open|read|write|f?printf|puts'
forbidden="$forbidden|time|clock|clock_gettime|gettimeofday|s?rand|s?random|[dlm]rand48|getenv"
seen=0
status=0

# What draws includes the ui, or the header its views share; everything else in the folder is rules.
is_view() {
    grep -qE '^#include "(ui/|play/stage|.*_show\.h)' "$1"
}

for object in "$objects"/*/*.o; do
    [ -e "$object" ] || continue
    source=$sources/${object#"$objects"/}
    source=${source%.o}
    if [ ! -e "$source" ] || is_view "$source"; then
        continue
    fi
    seen=$((seen + 1))
    names=$forbidden
    case $object in
    *_rules*) names="$names|arena_.*|file_.*|log_line" ;; # loading may use an arena, play may not
    esac
    if found=$(nm -u "$object" | awk '{ print $NF }' | sed 's/@.*//' | grep -xE "$names"); then
        echo "${source#"$sources"/} is not pure:" $found
        status=1
    fi
done

if [ "$seen" -eq 0 ]; then
    echo "no objects of rules under $objects: build bay_mechanics first"
    exit 1
fi
echo "$seen objects looked at"
exit $status
