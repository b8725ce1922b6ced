#!/usr/bin/env bash
# What the fuzz targets begin with, a folder each: levels, the bad corpus, recordings and
# translations, as they lie in the repository, and small texts in every script.
# Usage: seeds.sh SOURCE OUT
set -euo pipefail
source=$1 out=$2
rm -rf "$out"
mkdir -p "$out"
cd "$source"

# seed TARGET NAME - standard input becomes a seed.
seed() {
    mkdir -p "$out/$1"
    cat >"$out/$1/$2"
}

# --- levels: those of each mechanic, and all as bare YAML
for level in levels/*/*.yaml tests/bad-levels/*.yaml; do
    [ -s "$level" ] || continue
    name=$(basename "$(dirname "$level")")-$(basename "$level" .yaml)
    mechanic=$(sed -n 's/^mechanic: *\([a-z]*\).*/\1/p' "$level" | head -n 1)
    [ ! -d "src/mechanics/${mechanic:-none}" ] || seed "$mechanic" "$name" <"$level"
    [[ $name != bad-levels-[yuh]* ]] || seed node "$name" <"$level"
done
seed node course <levels/course.yaml

# --- recordings, translations, texts
mkdir -p "$out/recording"
cp tests/recordings/* "$out/recording/"

for po in tests/bad-translations/*/*.po; do
    name=$(basename "$(dirname "$po")")
    seed po "$name" <"$po"
    msgfmt -o - "$po" 2>/dev/null >"$out/mo" && seed catalogue "$name" <"$out/mo"
    msgfmt --endianness=big -o - "$po" 2>/dev/null >"$out/mo" && seed catalogue "$name-big" <"$out/mo"
done
rm -f "$out/mo"

n=0
for po in assets/lang/*.po; do
    code=$(basename "$po" .po)
    awk -v RS= 'NR == 1 || NR % 97 == 0' ORS='\n\n' "$po" | tee >(seed po "shipped-$code") >"$out/part.po"
    msgfmt -o - "$out/part.po" | seed catalogue "shipped-$code"
    rm "$out/part.po"
    while IFS= read -r text; do
        n=$((n + 1))
        printf '%s\0%s' "$text" "${text:0:12}" | seed text "$code-$n"
        printf '%b%s' "\\x$(printf %02x $((n * 37 % 256)))" "$text" | seed paragraph "$code-$n"
    done < <(awk -F'"' '/^msgstr "..*"$/ && ++n % 41 == 0 { print $2 }' "$po")
done
printf 'nplurals=1; plural=0;\n' | sed 's/^/Plural-Forms: /' | seed text plural-1
grep -ho '"Plural-Forms: [^"]*"' assets/lang/*.po tests/bad-translations/*/*.po | sort -u | tr -d '"' |
    while IFS= read -r text; do
        n=$((n + 1))
        printf '%b' "$text" | seed text "plural-$n"
    done

# --- the command line: what its test types, and every option
sed -n 's/^expect [0-9]* \("[^"]*"\|'"'[^']*'"'\) *//p' tests/command_line.sh | tr -d "'\"" |
    while IFS= read -r arguments; do
        n=$((n + 1))
        tr ' ' '\n' <<<"$arguments" | seed command_line "test-$n"
    done
grep -o '{"[a-z-]*", [a-z]*_argument' src/main.c | tr -d '{",' |
    while read -r option takes; do
        { [ "$takes" = no_argument ] && printf -- '--%s\n' "$option" || printf -- '--%s\n1\n' "$option"; } |
            seed command_line "option-$option"
    done

touch "$out/made"
