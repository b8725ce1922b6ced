"""Lays out the folder of the web page: pack.py OUT BUILD SOURCE VERSION.

OUT is written anew: the page, the program under names that tell its content, the packs that files.json describes, and
beside everything large a .br for servers that hand it out. Refuses to guess: what is missing is an error.
"""
import ast
import gettext
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

LANGUAGES = [("en", "en", False), ("zh_CN", "zh-Hans", False), ("ar", "ar", True)]
FACES = {"en": "Latin", "zh_CN": "Chinese", "ar": "Arabic"}


def named(out, stem, ending, data):
    name = f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}{ending}"
    (out / name).write_bytes(data)
    return name


def pack(out, name, files):
    """files: [(path in the game, path here)]"""
    data, index = bytearray(), []
    for inside, here in sorted(files):
        content = here.read_bytes()
        index.append([inside, len(data), len(content)])
        data += content
    return {"name": name, "url": named(out, name, ".pack", bytes(data)), "size": len(data), "files": index}


def below(root, inside, pattern):
    return [(f"{inside}/{f.relative_to(root)}", f) for f in root.rglob(pattern) if f.is_file()]


def fonts(build, face, suffix):
    files = sorted((build / "fonts").glob(f"{face}*{suffix}"))
    if not files:
        sys.exit(f"pack.py: there is no font {face} in {build}/fonts")
    return [(f"/assets/fonts/{f.name}", f) for f in files]


def packs(out, build, source):
    themes = {f.stem for f in (source / "assets/music").glob("*.abc")}
    sounds = [(f"/sounds/{f.name}", f) for f in (build / "sounds").glob("*.ogg")]
    first = below(source / "levels", "/levels", "*.yaml") + below(source / "assets/art", "/assets/art", "*")
    first += fonts(build, FACES["en"], ".ttf") + fonts(build, "few-", "tf") + [s for s in sounds if s[1].stem not in themes]
    yield pack(out, "first", first)
    for code, _, _ in LANGUAGES[1:]:
        mo = build / "lang" / f"{code}.mo"
        yield pack(out, code, [(f"/lang/{mo.name}", mo), *fonts(build, FACES[code], "tf")])
    for theme in sorted(themes):
        yield pack(out, theme, [s for s in sounds if s[1].stem == theme])


def languages(build, source):
    marked = re.findall(r"N_\(('(?:[^'\\]|\\.)*')\)", (source / "src/platform/web/page/texts.js").read_text())
    texts = [ast.literal_eval(t) for t in marked]
    for code, tag, rtl in LANGUAGES:
        known = {}
        if code != "en":
            with open(build / "lang" / f"{code}.mo", "rb") as f:
                catalogue = gettext.GNUTranslations(f)
            known = {t: catalogue.gettext(t) for t in texts if catalogue.gettext(t) != t}
        yield {"code": code, "tag": tag, "rtl": rtl, "texts": known}


def main(out, build, source, version):
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(source / "src/platform/web/page", out)
    for icon in sorted((build / "icons").glob("*.png")):
        shutil.copy(icon, out)
    wasm = (build / "beacon-bay.wasm").read_bytes()
    glue = (build / "beacon-bay.js").read_bytes()
    about = {
        "version": version,
        "program": {"url": named(out, "beacon-bay", ".wasm", wasm), "size": len(wasm)},
        "glue": named(out, "beacon-bay", ".js", glue),
        "languages": list(languages(build, source)),
        "packs": list(packs(out, build, source)),
    }
    (out / "files.json").write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":")))
    names = sorted(f.name for f in out.iterdir() if f.name != "sw.js")
    content = hashlib.sha256(b"".join((out / n).read_bytes() for n in names)).hexdigest()[:12]
    worker = (out / "sw.js").read_text().replace("@VERSION@", f"{version} {content}")
    later = [p["url"] for p in about["packs"] if p["name"] != "first"]
    worker = worker.replace("@FIRST@", json.dumps(["./", *(n for n in names if n not in later)]))
    (out / "sw.js").write_text(worker.replace("@LATER@", json.dumps(later)))
    small = {".png", ".br"}
    for f in sorted(out.iterdir()):
        music = f.suffix == ".pack" and f.name.rsplit("-", 1)[0] in {p.stem for p in (source / "assets/music").glob("*.abc")}
        if f.suffix not in small and not music:
            subprocess.run(["brotli", "-q", "11", "-f", "-o", f"{f}.br", f], check=True)


main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
