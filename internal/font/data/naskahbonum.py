#!/usr/bin/env python3
"""Makes NaskahBonum-*.ttf from TeX Gyre Bonum 2.004 (CFF outlines).

usage: naskahbonum.py SOURCE-FOLDER TARGET-FOLDER      (needs fontTools)

The PDF writer embeds TrueType outlines only, so the cubic curves become
quadratic ones, at most half a unit off. What else changes is listed in
MANIFEST-naskahbonum.txt. The build never runs this; it is kept so that the
four files can be made again.
"""
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bolditalic": "Bold Italic"}
ASCENT, DESCENT = 942, 232  # Bookman Old Style has 1929 and 475 of 2048
CREATED = 3818188800  # a fixed date, seconds since 1904: the same input gives the same bytes


def outlines(font):
    pens, glyphs = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        pens[name].draw(Cu2QuPen(pen, max_err=0.5, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs


def to_truetype(font):
    glyphs = outlines(font)
    order = font.getGlyphOrder()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name in order:
        glyphs[name].recalcBounds(glyf)
    hmtx = font["hmtx"]
    for name in order:
        hmtx[name] = (hmtx[name][0], getattr(glyphs[name], "xMin", 0))
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font, style):
    name = font["name"]
    copyright_ = str(name.getName(0, 3, 1, 0x409))
    name.names = []
    full = "Naskah Bonum" + ("" if style == "Regular" else " " + style)
    for ident, text in ((0, copyright_ + " Converted to TrueType outlines and renamed for Naskah, 2026."),
                        (1, "Naskah Bonum"), (2, style), (3, "1.000;Naskah;" + full), (4, full),
                        (5, "Version 1.000; from TeX Gyre Bonum 2.004"),
                        (6, "NaskahBonum-" + style.replace(" ", "")),
                        (13, "GUST Font License (LPPL 1.3c or later)"),
                        (14, "http://tug.org/fonts/licenses/GUST-FONT-LICENSE.txt")):
        name.setName(text, ident, 3, 1, 0x409)


def convert(source, target, style):
    font = TTFont(source, recalcTimestamp=False)
    opt = Options()
    opt.layout_features, opt.glyph_names, opt.name_IDs, opt.notdef_outline = [], False, ["*"], True
    opt.drop_tables += ["GPOS", "GSUB", "GDEF"]
    keep = Subsetter(opt)
    keep.populate(unicodes=[c for c in font.getBestCmap() if not 0xE000 <= c <= 0xF8FF and c <= 0xFFFF])
    keep.subset(font)
    to_truetype(font)
    rename(font, style)
    head, hhea, os2, post = font["head"], font["hhea"], font["OS/2"], font["post"]
    head.glyphDataFormat, head.indexToLocFormat = 0, 0
    head.created = head.modified = CREATED
    head.fontRevision = 1.0
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT
    os2.fsType = 0  # the licence lets everybody embed
    os2.achVendID = "NSKH"
    post.formatType = 3.0
    font.save(target)


if __name__ == "__main__":
    for key, style in STYLES.items():
        convert("%s/texgyrebonum-%s.otf" % (sys.argv[1], key),
                "%s/NaskahBonum-%s.ttf" % (sys.argv[2], style.replace(" ", "")), style)
