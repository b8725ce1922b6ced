#!/usr/bin/env python3
"""Packs that must be refused, each with exactly the errors that it must bring about; and a good one through its whole
life. Makes them from the good pack in tests/packs as it goes. Usage: run.py GAME"""

import io
import os
import struct
import subprocess
import sys
import tempfile
import zipfile

GAME = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
GOOD = os.path.join(HERE, "..", "packs", "storm-week")
LARGEST = 400  # files in a pack

PLACES = (
    "; there may be pack.yaml, levels/NAME.yaml, icons/NAME.svg, sounds/NAME.ogg, lang/CODE.po, and README or "
    "LICENSE; NAME is of small letters, digits and hyphens [unknown-file]"
)


def good_files():
    files = {}
    for folder, _, names in os.walk(GOOD):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as f:
                files[os.path.relpath(path, GOOD)] = f.read()
    return files


def entry(name, mode=0o100644, method=zipfile.ZIP_DEFLATED):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.compress_type = method
    info.create_system = 3
    return info


def zipped(files, more=()):
    """files: name to bytes; more: (ZipInfo, bytes), added as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name in sorted(files):
            z.writestr(entry(name), files[name])
        for info, data in more:
            z.writestr(info, data)
    return out.getvalue()


def with_files(**changed):
    """The good pack, with files changed; names are given with __ for / and _ for a dot; None: not there."""
    files = good_files()
    for key, value in changed.items():
        name = key.replace("__", "/").replace("_dot_", ".").replace("_dash_", "-")
        if value is None:
            del files[name]
        else:
            files[name] = value if isinstance(value, bytes) else value.encode()
    return zipped(files)


def replaced(name, old, new):
    files = good_files()
    assert old.encode() in files[name], (name, old)
    files[name] = files[name].replace(old.encode(), new.encode(), 1)
    return zipped(files)


def plus(name, data=b"x", **how):
    return zipped(good_files(), [(entry(name, **how), data)])


def raw_name(name):
    """A name that no zip tool would write: as many bytes as a placeholder, which it then replaces."""
    place = b"levels/" + b"q" * (len(name) - 7)
    return plus(place.decode()).replace(place, name)


def flagged(bit):
    data = bytearray(plus("README.txt"))
    central = data.rindex(b"PK\1\2")
    struct.pack_into("<H", data, central + 8, struct.unpack_from("<H", data, central + 8)[0] | bit)
    return bytes(data)


def lying_size():
    """The header says 10 bytes; there are many more."""
    data = bytearray(plus("README.txt", b"w" * 5000))
    for mark, at in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        struct.pack_into("<I", data, data.rindex(mark) + at, 10)
    return bytes(data)


def damaged():
    data = bytearray(plus("README.txt", os.urandom(0) + bytes(range(256)) * 8, method=zipfile.ZIP_STORED))
    data[data.index(bytes(range(256))) + 40] ^= 1
    return bytes(data)


def overlapping():
    """Every file says that all of the zip is its own."""
    data = bytearray(plus("README.txt"))
    at = data.find(b"PK\1\2")
    while at >= 0:
        struct.pack_into("<I", data, at + 20, len(data) - 1)
        at = data.find(b"PK\1\2", at + 4)
    return bytes(data)


KITE = good_files()["icons/kite.svg"].decode()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{}</svg>'
SHAPE = '<path d="M4 4L60 4L60 60Z" fill="#D9643A"/>'


def kite(inner):
    return with_files(icons__kite_dot_svg=SVG.format(inner))


def bomb():
    return plus("README.txt", b"\0" * (200 << 10))


# Name: bytes, and the lines that check must say before "N errors".
CASES = {
    # --- the zip itself
    "no-zip": (b"This is not a zip.", ["PACK: error: this is no zip file, or not all of it [not-a-zip]"]),
    "empty": (b"", ["PACK: error: this is no zip file, or not all of it [not-a-zip]"]),
    "cut-off": (zipped(good_files())[:-40], ["PACK: error: this is no zip file, or not all of it [not-a-zip]"]),
    "too-many": (
        zipped(good_files() | {f"levels/l{i}.yaml": b"" for i in range(LARGEST)}),
        [f"PACK: error: a pack has at most {LARGEST} files [too-many]"],
    ),
    "encrypted": (flagged(1), ["README.txt: error: this file is encrypted [encrypted]"]),
    "strongly-encrypted": (flagged(64), ["README.txt: error: this file is encrypted [encrypted]"]),
    "link": (
        plus("README.txt", b"/etc/passwd", mode=0o120777),
        ["README.txt: error: this is a link or a device, not a file [link]"],
    ),
    "device": (
        plus("README.txt", b"", mode=0o020666),
        ["README.txt: error: this is a link or a device, not a file [link]"],
    ),
    "pipe": (
        plus("README.txt", b"", mode=0o010666),
        ["README.txt: error: this is a link or a device, not a file [link]"],
    ),
    "other-packing": (
        plus("README.txt", b"x" * 100, method=zipfile.ZIP_LZMA),
        ["README.txt: error: it is packed in a way that is not read here; plain zip (deflate) is [method]"],
    ),
    "bomb": (bomb(), ["README.txt: error: it is packed smaller than honest files are [ratio]"]),
    "large-file": (
        plus("README.txt", os.urandom(300 << 10)),
        ["README.txt: error: such a file has at most 256 kB [too-large]"],
    ),
    "large-together": (
        zipped(good_files(), [(entry(f"sounds/s{i}.ogg"), os.urandom(16 << 10) * 384) for i in range(9)]),
        ["PACK: error: its files are too large together [too-large]"],
    ),
    "lying-size": (lying_size(), ["README.txt: error: this file is damaged [broken]"]),
    "damaged": (damaged(), ["README.txt: error: this file is damaged [broken]"]),
    "overlapping": (overlapping(), ["icons/kite.svg: error: its files lie over each other in the zip [overlap]"]),
    "nested": (
        plus("README.txt", zipped({"a": b"b"})),
        ["README.txt: error: this file is a zip itself, whatever its name says [nested]"],
    ),
    "nested-named": (plus("more.zip"), ["more.zip: error: a pack holds no other packs" + PLACES]),
    # --- names
    "absolute": (raw_name(b"/etc/cron.d/evil"), ["/etc/cron.d/evil: error: this name says a place outside of the pack [name]"]),
    "drive": (raw_name(b"C:/levels/x.yaml"), ["C:/levels/x.yaml: error: this name says a place outside of the pack [name]"]),
    "dots": (raw_name(b"levels/../../x.yaml"), ["levels/../../x.yaml: error: this name leads out of the pack [name]"]),
    "only-dots": (raw_name(b"../../../../x.yaml"), ["../../../../x.yaml: error: this name leads out of the pack [name]"]),
    "dot": (raw_name(b"levels/./x.yaml"), ["levels/./x.yaml: error: this name has an empty folder in it [name]"]),
    "double-slash": (raw_name(b"levels//x.yaml"), ["levels//x.yaml: error: this name has an empty folder in it [name]"]),
    "backslash": (
        raw_name(b"levels\\x.yaml"),
        ["levels\\x.yaml: error: this name has a backslash in it: folders are told apart by / [name]"],
    ),
    "newline": (raw_name(b"levels/a\nb.yaml"), ["levels/a?b.yaml: error: this name has control characters in it [name]"]),
    "zero": (raw_name(b"levels/a\0b.yaml"), ["levels/a?b.yaml: error: this name has control characters in it [name]"]),
    "escape": (raw_name(b"levels/\x1b[2J.yaml"), ["levels/?[2J.yaml: error: this name has control characters in it [name]"]),
    "not-utf8": (raw_name(b"levels/\xff\xfe.yaml"), ["levels/??.yaml: error: this name is not in UTF-8 [name]"]),
    "long": (raw_name(b"levels/" + b"n" * 200), ["levels/" + "n" * 113 + ": error: this name is too long [name]"]),
    "twice": (plus("README.md"), ["README.md: error: this file is in the pack twice [same-name]"]),
    "case": (
        zipped(good_files() | {"README.txt": b"x"}, [(entry("README.TXT"), b"y")]),
        ["README.TXT: error: a pack has no place for this file" + PLACES],
    ),
    "program": (plus("run.sh", b"#!/bin/sh\n"), ["run.sh: error: a pack has no place for this file" + PLACES]),
    "hidden": (plus(".bashrc"), [".bashrc: error: a pack has no place for this file" + PLACES]),
    "font": (
        plus("fonts/a.ttf"),
        ["fonts/a.ttf: error: a pack brings no fonts: the game has those of its languages" + PLACES],
    ),
    "compiled": (plus("lang/ar.mo"), ["lang/ar.mo: error: translations are lang/CODE.po" + PLACES]),
    "unknown-language": (
        plus("lang/tlh.po"),
        ["lang/tlh.po: error: the game speaks no language of this name" + PLACES],
    ),
    "all-at-once": (
        zipped(good_files(), [(entry("run.sh"), b""), (entry("README.txt", mode=0o120777), b"/etc")]),
        [
            "README.txt: error: this is a link or a device, not a file [link]",
            "run.sh: error: a pack has no place for this file" + PLACES,
        ],
    ),
    # --- the manifest
    "no-manifest": (
        with_files(pack_dot_yaml=None),
        ["pack.yaml: error: a pack has a file of this name, which says what it is [no-manifest]"],
    ),
    "manifest-no-yaml": (
        with_files(pack_dot_yaml="id: [storm"),
        ["pack.yaml:2:1: error: a list in [ ] lacks a comma or its ] (it began on line 1) [yaml]"],
    ),
    "manifest-keys": (
        replaced("pack.yaml", "author: Class 6b, Harbour School\n", "autor: Class 6b\n"),
        [
            'pack.yaml:5:1: error: a pack has no key "autor" - did you mean "author"? [unknown-key]',
        ],
    ),
    "manifest-date": (replaced("pack.yaml", "2026-11-24", "2026-13-24"), ["pack.yaml:7:7: error: a date is written as 2026-11-24 [date]"]),
    "manifest-id": (
        replaced("pack.yaml", "id: storm-week", "id: ../../etc"),
        [
            'pack.yaml:1:5: error: "id" takes small letters a to z, digits and hyphens, at most 40; not "../../etc" [bad-id]'
        ],
    ),
    "newer-game": (
        replaced("pack.yaml", "game: 0.1.0", "game: 99.0.0"),
        ["pack.yaml:8:7: error: this pack needs Beacon Bay 99.0.0 or newer; here is VERSION [game]"],
    ),
    "missing-translation": (
        with_files(lang__ar_dot_po=None),
        ["pack.yaml:9:20: error: there is no file lang/ar.po [missing-file]"],
    ),
    "unlisted-translation": (
        replaced("pack.yaml", "[zh_CN, ar]", "[zh_CN]"),
        ["lang/ar.po: error: pack.yaml does not name it [unlisted]"],
    ),
    "own-translation": (
        replaced("pack.yaml", "languages:", "language: ar\nlanguages:"),
        ['pack.yaml:10:20: error: the levels are written in "ar": it needs no translation [language]'],
    ),
    "missing-music": (
        replaced("pack.yaml", "languages:", "music: shanty\nlanguages:"),
        ["pack.yaml:9:8: error: there is no file sounds/shanty.ogg [missing-file]"],
    ),
    "unlisted-music": (
        plus("sounds/shanty.ogg", b"OggS" + b"\0" * 100),
        [
            "sounds/shanty.ogg: error: pack.yaml does not name it [unlisted]",
            "sounds/shanty.ogg: error: this is no Ogg Vorbis file [music]",
        ],
    ),
    # --- levels
    "missing-level": (
        with_files(levels__late_dash_caller_dot_yaml=None),
        ['pack.yaml:10:23: error: there is no level file called "late-caller" [missing-level]'],
    ),
    "unlisted-level": (
        plus("levels/extra.yaml", b"id: extra\n"),
        ["levels/extra.yaml: error: pack.yaml does not name it [unlisted]"],
    ),
    "listed-twice": (
        replaced("pack.yaml", "[storm-board, late", "[storm-board, storm-board, late"),
        [
            'pack.yaml:10:23: error: level "storm-board" is listed twice: an id belongs to one level only [listed-twice]'
        ],
    ),
    "other-folder": (
        replaced("pack.yaml", "[storm-board", "[../../../etc/passwd, storm-board"),
        ['pack.yaml:10:10: error: there is no level file called "../../../etc/passwd" [missing-level]'],
    ),
    "wrong-id": (
        replaced("levels/storm-board.yaml", "id: storm-board", "id: first-key"),
        [
            'levels/storm-board.yaml:1:5: error: the id is "first-key", but the file is called "storm-board.yaml" '
            "[id-not-file-name]"
        ],
    ),
    "no-such-skill": (
        replaced("levels/storm-board.yaml", "[S3]", "[S3, Z9]"),
        ['levels/storm-board.yaml:6:14: error: there is no skill called "Z9" [unknown-skill]'],
    ),
    "no-such-icon": (
        replaced("levels/storm-board.yaml", "icon: kite", "icon: kit"),
        ['levels/storm-board.yaml:21:13: error: there is no icon called "kit" - did you mean "kite"? [unknown-icon]'],
    ),
    "icon-elsewhere": (
        replaced("levels/storm-board.yaml", "icon: kite", "icon: ../../secret"),
        [
            'levels/storm-board.yaml:21:13: error: "icon" takes small letters a to z, digits and hyphens, at most 40; '
            'not "../../secret" [bad-id]'
        ],
    ),
    "needs-course": (
        replaced("levels/late-caller.yaml", "[storm-board]", "[first-key]"),
        ['levels/late-caller.yaml:8:9: error: there is no level called "first-key" [unknown-level]'],
    ),
    "unfair": (
        replaced("levels/late-caller.yaml", "            go: asked", "            go: askd"),
        [
            'levels/late-caller.yaml:30:17: error: there is no scene called "askd" - did you mean "asked"? [unknown-scene]'
        ],
    ),
    # --- translations
    "po-name-lost": (
        zipped(
            good_files()
            | {
                "levels/storm-board.yaml": good_files()["levels/storm-board.yaml"].replace(b"Who says so?", b"Who says {what}?"),
                "lang/ar.po": good_files()["lang/ar.po"].replace(b"Who says so?", b"Who says {what}?"),
                "lang/zh_CN.po": good_files()["lang/zh_CN.po"].replace(b"Who says so?", b"Who says {what}?"),
            }
        ),
        [
            "lang/ar.po:60:1: error: {what} is missing; it stands for what the game puts there [name-lost]",
            "lang/zh_CN.po:60:1: error: {what} is missing; it stands for what the game puts there [name-lost]",
        ],
    ),
    "po-broken": (
        replaced("lang/ar.po", 'msgid "Who says so?"', "msgid Who says so?"),
        ["lang/ar.po:59:1: error: after the keyword there must be one string in quotation marks [po-syntax]"],
    ),
    # --- pictures
    "svg-taken": (
        plus("icons/home.svg", KITE.encode()),
        ["icons/home.svg: error: the game has a picture of this name: call it otherwise [taken]"],
    ),
    "svg-script": (kite(SHAPE + "<script>alert(1)</script>"), ["icons/kite.svg:1:104: error: <script> is not drawn here [svg-element]", "icons/kite.svg:1:112: error: texts are not drawn here [svg-element]"]),
    "svg-image": (
        kite(SHAPE + '<image href="http://evil.example/a.png"/>'),
        [
            "icons/kite.svg:1:104: error: <image> is not drawn here [svg-element]",
            "icons/kite.svg:1:117: error: a <image> has no links [svg-link]",
        ],
    ),
    "svg-doctype": (
        with_files(icons__kite_dot_svg='<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format(SHAPE)),
        ["icons/kite.svg:1:1: error: a picture has no DOCTYPE, entities or instructions [svg]"],
    ),
    "svg-handler": (
        kite('<g onload="x()">' + SHAPE + "</g>"),
        ["icons/kite.svg:1:64: error: onload is not drawn here [svg-attribute]"],
    ),
    "svg-deep": (
        kite("<g>" * 40 + SHAPE + "</g>" * 40),
        ["icons/kite.svg:1:156: error: its parts stand in each other too deep [svg-size]"],
    ),
    "svg-circle-of-links": (
        kite('<defs><linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/></defs>' + SHAPE),
        ['icons/kite.svg:1:96: error: "#b" is no gradient of this picture that stands before this one [svg-link]'],
    ),
    "svg-huge-number": (
        kite('<path d="M0 0L1e30 5Z"/>'),
        ["icons/kite.svg:1:75: error: 1e30 is too large a number for a picture [svg-size]"],
    ),
    "svg-dashes": (
        kite('<path d="M0 0L9 9" stroke="#000" stroke-dasharray="0.0001"/>'),
        ["icons/kite.svg:1:94: error: stroke-dasharray is not drawn here [svg-attribute]"],
    ),
    "svg-no-box": (
        with_files(icons__kite_dot_svg="<svg>" + SHAPE + "</svg>"),
        [
            'icons/kite.svg:1:1: error: a picture begins with <svg viewBox="0 0 WIDTH HEIGHT">, each from 1 to 10000 '
            "[svg-size]"
        ],
    ),
    "svg-empty": (kite(""), ["icons/kite.svg:1:67: error: there is no shape in this picture [svg]"]),
    "svg-invisible": (
        kite('<path d="M4 4L60 4L60 60Z" fill="none"/>'),
        ["icons/kite.svg: error: nothing can be seen of this picture [svg]"],
    ),
    "svg-not-text": (with_files(icons__kite_dot_svg=b"\x89PNG\0\xff"), ["icons/kite.svg: error: this is no text in UTF-8, as every SVG is [utf8]"]),
}


def run(*words, status, data=None):
    done = subprocess.run(
        [GAME, "pack", *words, *(["--data-dir", data] if data else [])],
        capture_output=True, text=True, timeout=120, errors="replace",
    )
    if done.returncode != status:
        complain(" ".join(words), f"exit status {done.returncode}, not {status}")
    return done.stdout, done.stderr


failures = 0


def complain(what, how):
    global failures
    failures += 1
    print(f"{what}: {how}", file=sys.stderr)


def expect(what, said, wanted):
    if said != wanted:
        complain(what, "\n  said:   " + "\n          ".join(said) + "\n  wanted: " + "\n          ".join(wanted))


def refuse_all(folder):
    version = subprocess.run([GAME, "--version"], capture_output=True, text=True).stdout.split()[-1]
    for name, (data, wanted) in CASES.items():
        path = os.path.join(folder, name + ".zip")
        with open(path, "wb") as f:
            f.write(data)
        kept = os.path.join(folder, "kept-" + name)
        os.mkdir(kept)
        said = run("add", path, status=1, data=kept)[1].replace(path, "PACK").splitlines()
        if said[-1:] != ["beacon-bay: this pack is refused; nothing has changed"]:
            complain(name, f"ends otherwise: {said[-1:]}")
        expect(name, said[:-1], [w.replace("VERSION", version) for w in wanted])
        if os.listdir(kept):
            complain(name, f"left {os.listdir(kept)} behind")


def live(folder):
    """A good pack is added, listed, replaced and removed."""
    data, path = os.path.join(folder, "data"), os.path.join(folder, "storm.zip")

    def version(n):
        with open(path, "wb") as f:
            # As tools on other systems make them: the folder around it, and what they put beside.
            files = good_files()
            files["pack.yaml"] = files["pack.yaml"].replace(b"version: 1", b"version: %d" % n)
            f.write(zipped({"storm-week/" + k: v for k, v in files.items()} | {"__MACOSX/._x": b"\0", "storm-week/.DS_Store": b"\1"}))

    def say(words, said, status=0, to=0):
        expect(" ".join(words), run(*words, status=status, data=data)[to].splitlines(), said)

    version(2)
    say(["list"], [])
    say(["check", path], ['storm-week 2, "Storm week": 2 levels and 2 translations, no errors'])
    say(["add", path], ['added: storm-week 2, "Storm week"'])
    listed = 'storm-week {}, 2026-11-24: "Storm week" by Class 6b, Harbour School (CC BY 4.0), 2 levels'
    say(["list"], [listed.format(2)])
    version(3)
    say(["add", path], ['replaced: storm-week 2 by 3, "Storm week"'])
    version(1)
    older = "beacon-bay: storm-week 3 is there already, and this is 1; --anyway puts it in its place"
    say(["add", path], [older], status=1, to=1)
    say(["list"], [listed.format(3)])
    say(["add", "--anyway", path], ['replaced: storm-week 3 by 1, "Storm week"'])
    say(["list"], [listed.format(1)])
    say(["remove", "storm-wek"], ['beacon-bay: there is no pack called "storm-wek"; did you mean "storm-week"?'], status=2, to=1)
    say(["remove", "../data"], ['beacon-bay: there is no pack called "../data"'], status=2, to=1)
    say(["remove", "storm-week"], ["removed: storm-week; what was played in it is kept"])
    say(["list"], [])
    left = [n for n in os.listdir(os.path.join(data, "packs")) if n != ".lock"]
    if left:
        complain("remove", f"left {left} behind")


with tempfile.TemporaryDirectory() as temporary:
    refuse_all(temporary)
    live(temporary)
print(f"{len(CASES)} packs refused, one added and removed")
sys.exit(1 if failures else 0)
