"""licences.py COPYRIGHT <FILES: in Debian's copyright format, every file named on standard input has a paragraph that gives
its licence, every paragraph has a file, and every licence its text."""
import re
import sys

paragraphs = []
for block in re.split(r"\n\s*\n", open(sys.argv[1], encoding="utf-8").read()):
    fields = dict(re.findall(r"^(\S+):(.*(?:\n[ \t].*)*)", block, re.M))
    paragraphs.append({name: value.strip() for name, value in fields.items()})
files = sys.stdin.read().split("\n")[:-1]
wrong = []
covered, texts = {}, {p["License"].split("\n")[0] for p in paragraphs if "Files" not in p and "License" in p}
for p in paragraphs:
    if "Files" not in p:
        continue
    if p["License"] not in texts:
        wrong.append(f"there is no text of the licence {p['License']}")
    if not p.get("Copyright"):
        wrong.append(f"nobody holds the copyright of {p['Files']}")
    for pattern in p["Files"].split():
        found = [f for f in files if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f)]
        covered.update({f: p["License"] for f in found})  # the last paragraph counts
        if not found and not pattern.startswith("usr/"):
            wrong.append(f"no file is called {pattern}")
wrong += [f"no paragraph says under which licence {f} is" for f in files if f not in covered]
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
