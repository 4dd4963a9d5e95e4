"""Finishes a merged font: name, heights, invisible characters, rules as lists.

    python3 finish.py merged.ttf finished.ttf Regular|Bold

Needs fonttools 4.38.
"""

import sys

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

# The height of a line where the program does not measure one itself: the
# window toolkit's own labels, menus and fields. Nearly every word of the word
# lists, and all of the Universal Declaration and of the program's texts, stays
# within; README.md has the measured table. Never lower these without measuring
# again.
ABOVE, BELOW = 1205, 700

VERSION = "1.100"

# Characters that are never drawn. A face that lacks one sends the toolkit
# looking for another font in the middle of a word, and some of the merged faces
# have visible stand-ins; here all have one glyph without ink or width. The ones
# that rules of a script know by their own glyph (U+200B to U+200D) keep it.
INVISIBLE = [
    0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5,
    *range(0x180B, 0x1810), 0x200E, 0x200F, *range(0x202A, 0x202F),
    *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
]


def as_lists():
    """Makes every coverage table a list of glyphs, never a list of ranges.

    go-text 0.3.5, which shapes for the window, sorts rules out beforehand by a
    filter that it stops filling too early when it is given ranges
    (setDigest.addRange), and so overlooks rules: the kerning of "ợt", stacks of
    rare Myanmar letters. Lists do not take that path.
    """

    def pre_write(self, font):
        glyphs = getattr(self, "glyphs", None)
        if glyphs is None:
            glyphs = self.glyphs = []
        self.Format = 1
        return {"GlyphArray": sorted(glyphs, key=font.getGlyphID)}

    otTables.Coverage.preWrite = pre_write


def rename(font, style):
    """Gives the family its own name; keeps who made it and on what terms."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID < 256]
    full = "Onward" if style == "Regular" else "Onward " + style
    for name_id, text in {
        0: "Copyright 2022 The Noto Project Authors (https://github.com/notofonts); "
           "Chinese characters: Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'",
        1: "Onward",
        2: style,
        3: VERSION + ";Onward-" + style,
        4: full,
        5: "Version " + VERSION,
        6: "Onward-" + style,
        10: "The Noto Sans faces of Latin, Greek, Thai, Lao, Khmer, Myanmar, Chinese and "
            "symbols, cut down and merged",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1. "
            "This license is available with a FAQ at: https://openfontlicense.org",
        14: "https://openfontlicense.org",
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.achVendID = "NONE"
    font["head"].fontRevision = float(VERSION)


def set_heights(font):
    """One pair of heights in all three places where programs look."""
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ABOVE, -BELOW, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ABOVE, -BELOW, 0
    os2.usWinAscent, os2.usWinDescent = ABOVE, BELOW
    os2.fsSelection |= 1 << 7  # USE_TYPO_METRICS


def hide_invisible(font):
    name = "invisible"
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    glyph = Glyph()
    glyph.numberOfContours = 0
    font["glyf"].glyphs[name] = glyph
    font["hmtx"].metrics[name] = (0, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({c: name for c in INVISIBLE})


def main(source, target, style):
    font = TTFont(source, recalcTimestamp=False)
    as_lists()
    rename(font, style)
    set_heights(font)
    hide_invisible(font)
    font["OS/2"].recalcUnicodeRanges(font)
    font["OS/2"].recalcAvgCharWidth(font)
    for table in ("GSUB", "GPOS", "GDEF"):
        font[table].ensureDecompiled()  # so that they are written anew
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
