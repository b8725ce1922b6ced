#!/usr/bin/env bash
# Long fuzzing: every target in turn, in rounds, on so many cores, for so many minutes; what was
# learnt is kept in the cache folder and goes on from there. Exit status 1 when something was found.
# Usage: run.sh BUILD MINUTES [TARGET...]
set -euo pipefail
build=$1 minutes=$2
shift 2
kept=${XDG_CACHE_HOME:-$HOME/.cache}/beacon-bay/fuzz
found=$kept/found logs=$kept/logs
mkdir -p "$found" "$logs"
[ $# -gt 0 ] || mapfile -t targets < <(cd "$build/tests/fuzz" && ls -- *_fuzz | sed 's/_fuzz$//')
[ $# -eq 0 ] || targets=("$@")
cores=$(nproc)
marker=$(mktemp)
rm -f "$logs"/*.log

# turn SHARE - every cores-th target, its part of the time for each; large inputs only where they help.
turn() {
    local i t max seconds=$((minutes * 60 * cores / ${#targets[@]} + 1))
    for ((i = $1; i < ${#targets[@]}; i += cores)); do
        t=${targets[i]} max=16384
        case $t in
        text | options | paragraph) max=600 ;;
        catalogue | po | recording) max=4096 ;;
        esac
        mkdir -p "$kept/corpus/$t"
        "$build/tests/fuzz/${t}_fuzz" -max_total_time="$seconds" -max_len="$max" -timeout=20 \
            -rss_limit_mb=2048 -print_funcs=0 -print_final_stats=1 -artifact_prefix="$found/$t-" \
            "$kept/corpus/$t" "$build/tests/fuzz/seeds/$t" >"$logs/$t.log" 2>&1 </dev/null || true
    done
}
for ((core = 0; core < cores; core++)); do
    turn "$core" &
done
wait

printf '%-14s %14s %8s %9s\n' target executions edges corpus
total=0
for t in "${targets[@]}"; do
    [ -f "$logs/$t.log" ] || continue
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$logs/$t.log" | tail -n 1)
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$logs/$t.log" | tail -n 1)
    total=$((total + ${runs:-0}))
    printf '%-14s %14s %8s %9s\n' "$t" "${runs:-0}" "${edges:-0}" "$(find "$kept/corpus/$t" -type f | wc -l)"
done
printf '%-14s %14s\n' all "$total"

mapfile -t news < <(find "$found" -type f -newer "$marker" ! -name '*slow-unit*')
rm "$marker"
for file in "${news[@]}"; do
    t=$(basename "$file")
    printf 'found: %s (see %s)\n' "$file" "$logs/${t%%-*}.log"
done
[ ${#news[@]} -eq 0 ]
