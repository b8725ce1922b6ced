#!/usr/bin/python3
"""letters.py PO LEVELS OUT: the letters a Chinese font needs: those of GB 2312 (LEVELS 1: the most common 3,755; 2: all
6,763, which rarer names want), whatever the translation uses beyond them, and the signs that stand between."""
import sys
from pathlib import Path

rows = range(0xB0, {"1": 0xD8, "2": 0xF8}[sys.argv[2]])
common = (bytes([row, cell]).decode("gb2312", "ignore") for row in rows for cell in range(0xA1, 0xFF))
signs = (chr(c) for c in [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2040), *range(0x3000, 0x3020), *range(0xFF01, 0xFF60)])
used = set(Path(sys.argv[1]).read_text(encoding="utf-8")) | set(common) | set(signs)
Path(sys.argv[3]).write_text("".join(sorted(c for c in used if c >= " ")), encoding="utf-8")
