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
    [[ $name != bad-levels-[hbm]* && $name != post-* ]] || seed level "$name" <"$level"
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

# --- the command line, a word a line, and behind a 0 a configuration file
sed -n 's/^expect [0-9]* \("[^"]*"\|'"'[^']*'"'\) *//p' tests/command_line.sh | tr -d "'\"" |
    while IFS= read -r arguments; do
        n=$((n + 1))
        tr ' ' '\n' <<<"$arguments" | seed options "test-$n"
    done
awk -F'"' '/\.key = / { key = $2 } /\.example = / { print key, $2 }' src/app/options_table.c |
    while read -r key example; do
        printf -- '--%s\n%s\n' "$key" "$example" | seed options "line-$key"
        printf '\0%s: %s\n' "$key" "$example" | seed options "file-$key"
    done

# --- a player's document, a course, a pack
seed import whole <<'JSON'
{"format":"beacon-bay player 1",
"player":{"id":1,"origin":"0123456789abcdef0123456789abcdef","name":"Lina","look":"skin-3 hair-2","created":1764000000,"last_seen":1764000100},
"settings":{"lang":"ar","text_scale":"125"},
"done":[{"level":"mailroom","at":1764000090}],
"sessions":[{"level":"mailroom","revision":1,"seed":"42","began":1764000001,"ended":1764000090,"finished":true,"evidence":[
{"skill":"P1","item":"a","kind":"signal","right":true,"expected":"team","chosen":"all","attempt":1,"help":0,"ms":900,"at":1764000010},
{"skill":"S3","item":"b","kind":"plain","right":false,"expected":"","chosen":"","attempt":2,"help":1,"ms":0,"at":1764000011}]},
{"level":"key-ring","revision":2,"seed":"18446744073709551615","began":1764000002,"ended":null,"finished":false,"evidence":[]}]}
JSON
seed import empty <<<'{"format":"beacon-bay player 1","player":{"id":1,"name":"L","look":"","created":0,"last_seen":null},"settings":{},"done":[],"sessions":[]}'
printf '\1' | seed store sound
printf '\0SQLite format 3' | seed store head
for page in 0 1 2 3 4 5 6 7 8 9; do
    printf "\\1\\x0$page\\x00\\x64\\x02\\x05\\x00" | seed store "page-$page"
done

head_of() { # FILE... - as course_fuzz.c reads them
    for file; do
        case $file in
        */course.yaml) ;;
        *) printf '#### %s\n' "$(basename "$(dirname "$file")")/$(basename "$file")" ;;
        esac
        cat "$file"
    done
}
seed course shipped < <(head_of levels/course.yaml)
for course in tests/bad-levels/course-*; do
    mapfile -t files < <(find "$course" -mindepth 2 -name '*.yaml' | sort | head -n 6)
    seed course "$(basename "$course")" < <(head_of "$course/course.yaml" "${files[@]}")
done

for pack in tests/packs/*; do
    name=$(basename "$pack")
    (cd "$pack" && find . -type f -printf '%P\n' | grep -v '\.ogg$' | sort |
        while IFS= read -r file; do
            printf '#### %s\n' "$file"
            cat "$file"
        done) | seed pack "$name"
    python3 - "$pack" "$out/pack/$name.zip" <<'PYTHON'
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[2], "w") as z:
    for folder, _, names in os.walk(sys.argv[1]):
        for name in sorted(names):
            if not name.endswith(".ogg") and not name.endswith(".po"):
                path = os.path.join(folder, name)
                z.write(path, os.path.relpath(path, sys.argv[1]))
PYTHON
done

touch "$out/made"
