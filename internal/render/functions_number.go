package render

import (
	"math/big"
	"strconv"
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// arithmeticFunctions reckon. Money stays money, and what does not fit is
// refused: no amount is ever cut off.
func arithmeticFunctions() []Function {
	const amount = classInteger | classMoney
	return []Function{
		{Name: "tambah", Sign: "tambah a b → bilangan|rupiah", Key: "TP.f.tambah", Example: `{{ tambah peserta 1 }}`, Want: "26",
			params: []class{amount, amount}, resultOf: sameAmount,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return likeFirst(a[0], new(big.Int).Add(whole(a[0]), whole(a[1])))
			}},
		{Name: "kurangi", Sign: "kurangi a b → bilangan|rupiah", Key: "TP.f.kurangi", Example: `{{ kurangi peserta 5 }}`, Want: "20",
			params: []class{amount, amount}, resultOf: sameAmount,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return likeFirst(a[0], new(big.Int).Sub(whole(a[0]), whole(a[1])))
			}},
		{Name: "kalikan", Sign: "kalikan bilangan|rupiah bilangan → bilangan|rupiah", Key: "TP.f.kalikan", Example: `{{ kalikan nilai 2 }}`, Want: "Rp3.000.000,00",
			params: []class{amount, classInteger}, resultOf: firstAmount,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return likeFirst(a[0], new(big.Int).Mul(whole(a[0]), whole(a[1])))
			}},
		{Name: "bagikan", Sign: "bagikan rupiah bilangan → rupiah", Key: "TP.f.bagikan", Example: `{{ bagikan nilai 3 }}`, Want: "Rp500.000,00",
			params: []class{classMoney, classInteger}, result: classMoney,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				if a[1].(int64) == 0 {
					return nil, message.P("TP.baginol")
				}
				return likeFirst(a[0], rounded(whole(a[0]), whole(a[1])))
			}},
		{Name: "persen_dari", Sign: "persen_dari bilangan|desimal rupiah → rupiah", Key: "TP.f.persen_dari", Example: `{{ persen_dari 11 nilai }}`, Want: "Rp165.000,00",
			params: []class{classInteger | classDecimal, classMoney}, result: classMoney, call: percent},
		{Name: "bulatkan", Sign: "bulatkan rupiah → rupiah", Key: "TP.f.bulatkan", Example: `{{ bulatkan (bagikan nilai 7) }}`, Want: "Rp214.286,00",
			params: []class{classMoney}, result: classMoney,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return likeFirst(a[0], new(big.Int).Mul(rounded(whole(a[0]), big.NewInt(100)), big.NewInt(100)))
			}},
		{Name: "nol_depan", Sign: "nol_depan lebar bilangan → teks", Key: "TP.f.nol_depan", Limits: "TP.b.nol_depan", Example: `{{ nol_depan 3 7 }}`, Want: "007",
			params: []class{classInteger, classInteger}, result: classText, call: padded},
	}
}

// sameAmount is the type of two amounts of one kind.
func sameAmount(args []expr) (valueType, message.Phrase) {
	_, problem := sameTypes(args)
	return args[0].typ(), problem
}

func firstAmount(args []expr) (valueType, message.Phrase) { return args[0].typ(), none }

// whole is an amount as a number without a bound, money in sen.
func whole(v schema.Value) *big.Int {
	switch v := v.(type) {
	case schema.Money:
		return big.NewInt(int64(v))
	case int64:
		return big.NewInt(v)
	}
	return new(big.Int)
}

// likeFirst gives a number the type of a value, if it fits.
func likeFirst(v schema.Value, n *big.Int) (schema.Value, message.Phrase) {
	if !n.IsInt64() {
		return nil, message.P("TP.terlalubesar")
	}
	if _, ok := v.(schema.Money); ok {
		return schema.Money(n.Int64()), none
	}
	return n.Int64(), none
}

// rounded divides and rounds halves away from zero.
func rounded(n, by *big.Int) *big.Int {
	if by.Sign() < 0 {
		n, by = new(big.Int).Neg(n), new(big.Int).Neg(by)
	}
	half := new(big.Int).Rsh(by, 1)
	q := new(big.Int).Quo(new(big.Int).Add(new(big.Int).Abs(n), half), by)
	if n.Sign() < 0 {
		q.Neg(q)
	}
	return q
}

// percent takes hundredths of an amount, rounded to the sen.
func percent(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	rate, by := whole(a[0]), big.NewInt(100)
	if d, ok := a[0].(schema.Decimal); ok {
		rate = big.NewInt(d.Unscaled)
		by.Mul(by, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.Scale)), nil))
	}
	return likeFirst(a[1], rounded(rate.Mul(rate, whole(a[1])), by))
}

// maxPadding is the most digits a number is filled up to.
const maxPadding = 20

func padded(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
	width, n := a[0].(int64), a[1].(int64)
	if width < 1 || width > maxPadding || n < 0 {
		return nil, message.P("TP.lebar", "lebar", width, "batas", maxPadding)
	}
	s := strconv.FormatInt(n, 10)
	return strings.Repeat("0", max(0, int(width)-len(s))) + s, none
}

// calendarFunctions look at dates.
func calendarFunctions() []Function {
	number := func(name, key, want string, f func(schema.Date) int) Function {
		return Function{Name: name, Sign: name + " tanggal → bilangan", Key: key, Example: "{{ " + name + " tgl_ttd }}", Want: want,
			params: []class{classDate}, result: classInteger,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return int64(f(a[0].(schema.Date))), none
			}}
	}
	return []Function{
		number("angka_hari", "TP.f.angka_hari", "22", func(d schema.Date) int { return d.Day }),
		number("angka_bulan", "TP.f.angka_bulan", "5", func(d schema.Date) int { return int(d.Month) }),
		{Name: "selisih_hari", Sign: "selisih_hari dari sampai → bilangan", Key: "TP.f.selisih_hari", Example: `{{ selisih_hari tgl_rapat tgl_ttd }}`, Want: "14",
			params: []class{classDate, classDate}, result: classInteger,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				const day = 24 * 60 * 60
				return (a[1].(schema.Date).Time().Unix() - a[0].(schema.Date).Time().Unix()) / day, none
			}},
		{Name: "rentang_tanggal", Sign: "rentang_tanggal dari sampai → teks", Key: "TP.f.rentang_tanggal", Example: `{{ rentang_tanggal tgl_rapat tgl_ttd }}`, Want: "8 s.d. 22 Mei 2023",
			params: []class{classDate, classDate}, result: classText,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				from, to := a[0].(schema.Date), a[1].(schema.Date)
				if from.Compare(to) > 0 {
					return nil, message.P("TP.terbalik")
				}
				return bahasa.RentangTanggal(from.Time(), to.Time()), none
			}},
	}
}
