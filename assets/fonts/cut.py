#!/usr/bin/python3
"""cut.py FROM OUT NAME OPTION...: a font cut to the letters that are needed (OPTION as pyftsubset has them), under a name of
its own: Andika's licence keeps that name for the whole font, and no cut one should be taken for the real one. Who made
it, and under which licence, stays in it."""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

COPYRIGHT, LICENCE, LICENCE_ADDRESS, VERSION = 0, 13, 14, 5

source, out, family, *options = sys.argv[1:]
subset.main([source, f"--output-file={out}", f"--name-IDs={COPYRIGHT},{VERSION},{LICENCE},{LICENCE_ADDRESS}", *options])
style = Path(out).stem.rsplit("-", 1)[1]
plain = f"{family.replace(' ', '')}-{style}"
font = TTFont(out, recalcTimestamp=False)
for number, text in {1: family, 2: style, 3: plain, 4: f"{family} {style}", 6: plain}.items():
    font["name"].setName(text, number, 3, 1, 0x409)
if "CFF " in font:
    cff = font["CFF "].cff
    cff.fontNames = [plain]
    cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = f"{family} {style}", family
font.save(out)
