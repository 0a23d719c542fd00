#!/usr/bin/env python3
"""Makes NaskahSimbol-Regular.ttf from DejaVu Sans 2.37.

usage: naskahsimbol.py SOURCE.ttf TARGET.ttf      (needs fontTools)

Keeps the arrows, signs, boxes, ticks and ornaments that Word's bullets and
forms use and that text faces lack. MANIFEST-naskahsimbol.txt says the rest.
The build never runs this.
"""
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

KEPT = ((0x2010, 0x205F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x23FF), (0x2460, 0x27BF), (0x2B00, 0x2BFF))
CREATED = 3818188800  # a fixed date, seconds since 1904

font = TTFont(sys.argv[1], recalcTimestamp=False)
opt = Options()
opt.layout_features, opt.hinting, opt.glyph_names, opt.name_IDs = [], False, False, ["*"]
opt.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "FFTM", "gasp", "MATH"]
keep = Subsetter(opt)
keep.populate(unicodes=[c for c in font.getBestCmap() if c == 0x20 or any(a <= c <= b for a, b in KEPT)])
keep.subset(font)
name = font["name"]
copyright_ = str(name.getName(0, 3, 1, 0x409))
name.names = []
for ident, text in ((0, copyright_ + "\nReduced to symbols and renamed for Naskah, 2026."), (1, "Naskah Simbol"), (2, "Regular"),
                    (3, "1.000;Naskah;Naskah Simbol"), (4, "Naskah Simbol"),
                    (5, "Version 1.000; from DejaVu Sans 2.37"), (6, "NaskahSimbol-Regular"),
                    (14, "http://dejavu.sourceforge.net/wiki/index.php/License")):
    name.setName(text, ident, 3, 1, 0x409)
font["head"].created = font["head"].modified = CREATED
font["head"].fontRevision = 1.0
# Lower than any text face, so that a symbol never makes its line higher.
font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = 1536, -384, 0
font["OS/2"].achVendID = "NSKH"
font.save(sys.argv[2])
