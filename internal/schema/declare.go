package schema

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/source"
)

var namePattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// ParseFields reads a mapping from names to declarations, in order. A field
// with findings is still returned when its kind is known, so that later checks
// do not call it unknown.
func ParseFields(n *source.Node, bag *diag.Bag) []Field {
	source.Read(n, bag) // reports anything but a mapping
	return parseFields(n, bag, false)
}

func parseFields(n *source.Node, bag *diag.Bag, nested bool) []Field {
	var fields []Field
	for _, key := range n.Keys() {
		if !namePattern.MatchString(key.Text()) {
			bag.Add(diag.New("SC001", key.Pos(), "nama", key.Text()))
		}
		if f, ok := parseField(key.Text(), n.Get(key.Text()), bag, nested); ok {
			f.Pos = key.Pos()
			if f.Label == "" {
				f.Label = labelOf(f.Name)
			}
			fields = append(fields, f)
		}
	}
	return fields
}

// labelOf makes "Tgl ttd" of tgl_ttd.
func labelOf(name string) string {
	s := strings.ReplaceAll(name, "_", " ")
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// applicable says which keys go with which kinds; the others go with all.
var applicable = map[string][]Kind{
	"maks":  {KindText, KindParagraph, KindInteger, KindDecimal, KindMoney, KindList},
	"min":   {KindInteger, KindDecimal, KindMoney, KindList},
	"pola":  {KindText, KindNumber},
	"dari":  {KindEnum},
	"unsur": {KindList},
	"kolom": {KindRecord},
	"deret": {KindNumber},
}

// declaration is the reading of one field.
type declaration struct {
	*source.Reader
	bag   *diag.Bag
	field Field
}

// parseField reads one declaration. nested says that the field is a column or
// a member: such a field cannot draw a number from a series.
func parseField(name string, n *source.Node, bag *diag.Bag, nested bool) (Field, bool) {
	d := &declaration{Reader: source.Read(n, bag), bag: bag}
	if !d.kind(nested) {
		return Field{}, false
	}
	d.field.Name, d.field.Pos = name, n.Pos()
	d.field.Label = d.Text("label")
	d.field.Help = d.Text("bantuan")
	d.field.Optional = d.Bool("opsional")
	for _, key := range []string{"maks", "min", "pola", "dari", "unsur", "kolom", "deret"} {
		if d.field.Composite == "" && slices.Contains(applicable[key], d.field.Kind) {
			d.detail(key)
		} else if v := d.Node(key); v != nil {
			bag.Add(diag.New("SC003", v.Pos(), "kunci", key, "jenis", d.field.word()))
		}
	}
	if f := d.field; f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		bag.Add(diag.New("SC005", d.Node("min").Pos(), "min", d.Text("min"), "maks", d.Text("maks")))
	}
	d.fallback()
	d.Done()
	return d.field, true
}

// kind reads `jenis`.
func (d *declaration) kind(nested bool) bool {
	n := d.Need("jenis")
	if n == nil {
		return false
	}
	f, ok := kindOf(n, d.bag)
	if ok && nested && f.Kind == KindNumber {
		d.bag.Add(diag.New("SC009", n.Pos()))
	}
	d.field = f
	return ok
}

// kindOf reads the word for a kind or composite.
func kindOf(n *source.Node, bag *diag.Bag) (Field, bool) {
	word := n.Text()
	if f, ok := Composite(word); ok {
		return f, true
	}
	if i := slices.Index(kindWords[:], word); i >= 0 && n.Kind() == source.Scalar {
		return Field{Kind: Kind(i)}, true
	}
	d := diag.New("SC002", n.Pos(), "teks", word, "dikenal", Words())
	if near := diag.Suggest(word, Words()); near != "" {
		d = d.WithHint("SC002.suggest", "saran", near)
	}
	bag.Add(d)
	return Field{}, false
}

// detail reads a key that goes with this kind.
func (d *declaration) detail(key string) {
	f := &d.field
	switch key {
	case "maks":
		if f.Kind == KindText || f.Kind == KindParagraph {
			f.MaxLen = d.length()
		} else {
			f.Max = d.bound("maks")
		}
	case "min":
		f.Min = d.bound("min")
	case "pola":
		f.Pattern = d.pattern()
	case "dari":
		f.Options = d.options()
	case "unsur":
		f.Element = d.element()
	case "kolom":
		f.Fields = d.columns()
	case "deret":
		f.Series = d.series()
	}
}

func (d *declaration) length() int {
	n := d.Node("maks")
	if n == nil {
		return 0
	}
	limit := MaxText
	if d.field.Kind == KindParagraph {
		limit = MaxParagraph
	}
	length := d.Int("maks", limit)
	if length < 1 || length > limit {
		d.bag.Add(diag.New("SC004", n.Pos(), "kunci", "maks", "teks", n.Text(), "batas", bahasa.Ribuan(int64(limit))))
		return 0
	}
	return length
}

// bound reads min or maks in the terms of the kind; money is rupiah in the
// file and sen in the field.
func (d *declaration) bound(key string) *int64 {
	n := d.Node(key)
	if n == nil {
		return nil
	}
	var v int64
	var err error
	if d.field.Kind == KindMoney {
		v, err = bahasa.ParseRupiah(n.Text())
	} else {
		v, err = bahasa.ParseRibuan(n.Text())
	}
	if err != nil || n.Kind() != source.Scalar {
		d.bag.Add(diag.New("SC006", n.Pos(), "kunci", key, "teks", n.Text()))
		return nil
	}
	if d.field.Kind == KindList && (v < 0 || v > MaxItems) {
		d.bag.Add(diag.New("SC004", n.Pos(), "kunci", key, "teks", n.Text(), "batas", bahasa.Ribuan(MaxItems)))
		return nil
	}
	return &v
}

// pattern reads `pola`; it must match the whole text.
func (d *declaration) pattern() *regexp.Regexp {
	text := d.Text("pola")
	if text == "" {
		return nil
	}
	// The text is read alone first: `a)|(?:b` would break out of its brackets.
	_, err := syntax.Parse(text, syntax.Perl)
	if err == nil {
		var re *regexp.Regexp
		if re, err = regexp.Compile(`^(?:` + text + `)$`); err == nil {
			return re
		}
	}
	part := text
	if bad := new(syntax.Error); errors.As(err, &bad) {
		part = bad.Expr
	}
	d.bag.Add(diag.New("SC007", d.Node("pola").Pos(), "teks", text, "bagian", part))
	return nil
}

func (d *declaration) options() []string {
	if d.Need("dari") == nil {
		return nil
	}
	var options []string
	for _, n := range d.Texts("dari") {
		same := func(o string) bool { return strings.EqualFold(o, n.Text()) }
		if slices.ContainsFunc(options, same) {
			d.bag.Add(diag.New("SC008", n.Pos(), "teks", n.Text()))
			continue
		}
		options = append(options, n.Text())
	}
	return options
}

// element reads `unsur`: the word for a kind, or a declaration.
func (d *declaration) element() *Field {
	n := d.Need("unsur")
	if n == nil {
		return nil
	}
	if n.Kind() != source.Scalar {
		f, ok := parseField("", n, d.bag, true)
		if !ok {
			return nil
		}
		return &f
	}
	f, ok := kindOf(n, d.bag)
	if !ok {
		return nil
	}
	f.Pos = n.Pos()
	if f.Composite == "" && slices.Contains([]Kind{KindEnum, KindList, KindRecord, KindNumber}, f.Kind) {
		d.bag.Add(diag.New("SC010", n.Pos(), "jenis", n.Text()))
		return nil
	}
	return &f
}

func (d *declaration) columns() []Field {
	n := d.Need("kolom")
	if n == nil {
		return nil
	}
	source.Read(n, d.bag)
	fields := parseFields(n, d.bag, true)
	if len(n.Keys()) == 0 && n.Kind() == source.Mapping {
		d.bag.Add(diag.New("SC011", n.Pos()))
	}
	return fields
}

func (d *declaration) series() string {
	n := d.Need("deret")
	if n == nil {
		return ""
	}
	if !namePattern.MatchString(n.Text()) {
		d.bag.Add(diag.New("SC001", n.Pos(), "nama", n.Text()))
	}
	return n.Text()
}

// fallback reads `bawaan` and tries it as an answer. Whom "@key" names is
// known only on the day of the answer.
func (d *declaration) fallback() {
	n := d.Node("bawaan")
	if n == nil {
		return
	}
	d.field.Default = d.Text("bawaan")
	if d.field.Default == "" {
		d.bag.Add(diag.New("SC012", n.Pos()))
		return
	}
	anyone := func(string, string) (Value, bool) { return Record{}, true }
	if _, ds := d.field.FromText(d.field.Default, anyone); len(ds) > 0 {
		for _, f := range ds {
			f.Pos = n.Pos()
			d.bag.Add(f)
		}
	}
}
