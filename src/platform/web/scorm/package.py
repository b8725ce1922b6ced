"""Makes the page a SCORM 1.2 package: package.py OUT WEB BUILD SOURCE.

WEB is the page as pack.py laid it out, OUT the folder that the zip is written to. Left out is what a browser needs to keep
the page itself, and what a web server needs: the learning platform is both. Refuses a page without the course's levels.
"""
import gettext
import json
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TITLE, ABOUT = "Beacon Bay", "Bring the light back. Learn to live well online."
WHEN = (2026, 1, 1, 0, 0, 0)  # of every file: the same sources give the same bytes
LEFT_OUT = {"sw.js", "manifest.webmanifest"}
LEFT_OUT_ENDINGS = {".br", ".png"}
PARTS = ["host.js", "lesson.js", "platform.js", "suspend.js", "formats.js"]

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="beacon-bay" version={version}
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom>
      <imsmd:general>
        <imsmd:title>{titles}</imsmd:title>
        {languages}
        <imsmd:description>{abouts}</imsmd:description>
      </imsmd:general>
    </imsmd:lom>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="bay" identifierref="page" isvisible="true">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}
    </resource>
  </resources>
</manifest>
"""


def levels(source, about):
    course = (source / "levels/course.yaml").read_text()
    named = [i for part in re.findall(r"^\s+levels: \[([^\]]*)\]", course, re.M) for i in re.split(r"[\s,]+", part) if i]
    there = {Path(path).stem for pack in about["packs"] for path, *_ in pack["files"] if path.startswith("/levels/")}
    if not named or not there.issuperset(named):
        sys.exit(f"package.py: of the course's levels these are not in the page: {set(named) - there or 'all'}")
    return named


def catalogue(build, code):
    if code == "en":
        return gettext.NullTranslations()
    with open(build / "lang" / f"{code}.mo", "rb") as f:
        return gettext.GNUTranslations(f)


def manifest(build, about, names):
    spoken = [(l["tag"], catalogue(build, l["code"])) for l in about["languages"]]

    def each(text):
        return "".join(f"<imsmd:langstring xml:lang={quoteattr(tag)}>{escape(c.gettext(text))}</imsmd:langstring>"
                       for tag, c in spoken)

    return MANIFEST.format(
        version=quoteattr(about["version"]), title=escape(TITLE), titles=each(TITLE), abouts=each(ABOUT),
        languages="".join(f"<imsmd:language>{tag}</imsmd:language>" for tag, _ in spoken),
        files="\n".join(f"      <file href={quoteattr(n)}/>" for n in names))


def main(out, web, build, source):
    about = json.loads((web / "files.json").read_text())
    about["host"] = {"part": PARTS[0], "levels": levels(source, about)}
    files = {f.name: f.read_bytes() for f in web.iterdir() if f.name not in LEFT_OUT and f.suffix not in LEFT_OUT_ENDINGS}
    files.update((name, (source / "src/platform/web/scorm" / name).read_bytes()) for name in PARTS)
    files["files.json"] = json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode()
    files["index.html"] = re.sub(rb'<link rel="(manifest|apple-touch-icon)"[^>]*>\n', b"", files["index.html"])
    names = sorted(files)
    files["imsmanifest.xml"] = manifest(build, about, names).encode()
    for old in out.glob("beacon-bay-*-scorm.zip"):
        old.unlink()
    path = out / f"beacon-bay-{about['version']}-scorm.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for name in ["imsmanifest.xml", *names]:
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            z.writestr(entry, files[name])
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


main(*(Path(a) for a in sys.argv[1:5]))
