"""letters.py PO OUT: the letters a Chinese font needs: the most common 3,755 (GB 2312, level 1), whatever the translation
uses beyond them, and the signs that stand between."""
import sys
from pathlib import Path

common = (bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
signs = (chr(c) for c in [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2040), *range(0x3000, 0x3020), *range(0xFF01, 0xFF60)])
used = set(Path(sys.argv[1]).read_text(encoding="utf-8")) | set(common) | set(signs)
Path(sys.argv[2]).write_text("".join(sorted(c for c in used if c >= " ")), encoding="utf-8")
