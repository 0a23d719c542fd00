#!/usr/bin/env python3
"""Makes NaskahUnikode-Regular.ttf.gz from GNU Unifont 15.0.01 (CFF outlines).

usage: naskahunikode.py SOURCE.otf TARGET.ttf.gz      (needs fontTools)

The PDF writer embeds TrueType outlines only. Unifont's outlines are straight
lines, so nothing is approximated. MANIFEST-naskahunikode.txt says what else
changes. The build never runs this.
"""
import gzip
import io
import sys

from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

CREATED = 3818188800  # a fixed date, seconds since 1904

font = TTFont(sys.argv[1], recalcTimestamp=False)
opt = Options()
opt.layout_features, opt.glyph_names, opt.name_IDs, opt.notdef_outline = [], False, ["*"], True
opt.drop_tables += ["GPOS", "GSUB", "GDEF"]
keep = Subsetter(opt)
keep.populate(unicodes=[c for c in font.getBestCmap() if 0xA0 <= c <= 0xFFFD and not 0xE000 <= c <= 0xF8FF])
keep.subset(font)

pens, order, glyphs = font.getGlyphSet(), font.getGlyphOrder(), {}
for name in order:
    pen = TTGlyphPen(None)
    pens[name].draw(ReverseContourPen(pen))
    glyphs[name] = pen.glyph()
font["loca"] = newTable("loca")
glyf = font["glyf"] = newTable("glyf")
glyf.glyphOrder, glyf.glyphs = order, glyphs
hmtx = font["hmtx"]
for name in order:
    glyphs[name].recalcBounds(glyf)
    hmtx[name] = (hmtx[name][0], getattr(glyphs[name], "xMin", 0))
maxp = font["maxp"] = newTable("maxp")
maxp.tableVersion, maxp.maxZones = 0x00010000, 1
for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
              "maxSizeOfInstructions", "maxComponentElements"):
    setattr(maxp, field, 0)
del font["CFF "]
font.sfntVersion = "\x00\x01\x00\x00"

name = font["name"]
copyright_ = str(name.getName(0, 3, 1, 0x409))
name.names = []
for ident, text in ((0, copyright_ + " Converted to TrueType outlines and renamed for Naskah, 2026."), (1, "Naskah Unikode"),
                    (2, "Regular"), (3, "1.000;Naskah;Naskah Unikode"), (4, "Naskah Unikode"),
                    (5, "Version 1.000; from Unifont 15.0.01"), (6, "NaskahUnikode-Regular"),
                    (13, "SIL Open Font License 1.1"), (14, "https://scripts.sil.org/OFL")):
    name.setName(text, ident, 3, 1, 0x409)
head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
head.glyphDataFormat, head.created, head.modified, head.fontRevision = 0, CREATED, CREATED, 1.0
# Lower than any text face, so that a stray character never makes its line higher.
hhea.ascent, hhea.descent, hhea.lineGap = 48, -12, 0
os2.fsType, os2.achVendID = 0, "NSKH"
font["post"].formatType = 3.0

out = io.BytesIO()
font.save(out)
with open(sys.argv[2], "wb") as target, gzip.GzipFile("", "wb", 9, target, mtime=0) as packed:
    packed.write(out.getvalue())
