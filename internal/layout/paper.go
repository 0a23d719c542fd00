package layout

// paperSides are the lengths, in hundredths of a millimetre, that LibreOffice
// takes for sides of known sheets (7.4 measured: every width from 3,000 to
// 26,000 twips). Where two are near, the first counts.
var paperSides = [...]int64{
	5699, 6200, 7400, 8100, 8800, 9208, 9843, 9999, 10478, 10500, 11000, 11400, 11430, 12065, 12501, 12801,
	13000, 13970, 14000, 14288, 14801, 15750, 15875, 16200, 16510, 17500, 17600, 18000, 18200, 18399, 18415, 19050,
	19500, 19701, 20001, 20301, 21001, 21519, 21590, 21999, 22543, 22699, 22860, 22901, 22999, 24130, 25000, 25400,
	25700, 26000, 26353, 26670, 27000, 27300, 27517, 27940, 28000, 29210, 29700, 30499, 30480, 32233, 32401, 33020,
	33001, 33867, 35301, 35560, 35601, 36400, 37783, 38100, 42000, 43180, 45720, 45799,
}

// paperSlack is how far from a known side a length may lie.
const paperSlack = 20

// knownSide is what LibreOffice makes of a page's width or height: the known
// side within a fifth of a millimetre. The F4 of Indonesian offices, 215 by
// 330 mm, becomes 215.2 by 330.2 mm, so that lines hold 9 twips more.
func knownSide(u Unit) Unit {
	mm := toMM100(u.Twips())
	for _, side := range paperSides {
		if d := side - mm; -paperSlack <= d && d <= paperSlack {
			return Twip(fromMM100(side))
		}
	}
	return u
}

// toMM100 converts twips to hundredths of a millimetre, rounding.
func toMM100(twips int64) int64 { return (twips*127 + 36) / 72 }

func fromMM100(mm int64) int64 { return (mm*72 + 63) / 127 }
