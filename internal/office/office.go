// Package office reads naskah.yaml, the profile of the institution that uses
// the program: its name and letterhead, who held which post when, how its
// papers are numbered, which partners it knows and which days are holidays.
//
// Parse turns the file into an Office, which is read-only and safe for
// concurrent use. Answers such as "@sestama" go through Resolver, always for a
// day, because offices change hands; numbers through FormatNumber; deadlines in
// working days through Calendar. Package office keeps no dossier and draws no
// serial numbers; it only says what they look like.
package office

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// Schema is the value of `skema` in naskah.yaml.
const Schema = "kantor/v1"

// Office is the profile of one institution.
type Office struct {
	values   schema.Record // what papers see as `kantor`
	own      Party
	zone     string
	series   map[string]pattern
	fallback *pattern
	dates    map[string]diag.Position // answers named by `menurut`
	roles    map[string]holding
	partners map[string]Party
	weekend  []time.Weekday // nil for Saturday and Sunday
	decrees  []decree       // in the order they were issued

	delegations []delegation
	archiving   archiving
}

// self is the key under which answers name the institution itself.
const self = "lembaga"

var keyPattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// zones are the legal times of Indonesia (Keppres 41/1987 Pasal 1), in hours
// east of Greenwich.
var zones = map[string]int{"WIB": 7, "WITA": 8, "WIT": 9}

// Parse reads naskah.yaml. The office is nil when the text cannot be read as
// YAML; it may only be used when no finding forbids it.
func Parse(file string, data []byte) (*Office, []diag.Diagnostic) {
	root, ds := source.Parse(file, data)
	bag := new(diag.Bag)
	bag.Add(ds...)
	if root == nil {
		return nil, bag.List()
	}
	p := &profile{bag: bag, office: &Office{
		own: Party{Key: self}, series: map[string]pattern{}, dates: map[string]diag.Position{}, roles: map[string]holding{}, partners: map[string]Party{},
	}}
	p.read(root)
	return p.office, bag.List()
}

// profile is the reading of one file.
type profile struct {
	bag    *diag.Bag
	office *Office
}

func (p *profile) read(root *source.Node) {
	r := source.Read(root, p.bag)
	if n := r.Need("skema"); n != nil && n.Text() != Schema {
		p.bag.Add(diag.New("OF001", n.Pos(), "teks", n.Text(), "skema", Schema))
	}
	p.readOfficials(r.Node("pejabat")) // before the institution, whose signer may be one of them
	p.readDelegations(r.Node("pelimpahan"))
	p.readRoles(r.Node("peran"))
	if n := r.Need("lembaga"); n != nil {
		p.readInstitution(n)
	}
	p.readParties("mitra", r.Node("mitra"))
	p.readNumbers(r.Node("nomor"))
	p.readCalendar(r.Node("akhir_pekan"), r.Node("libur"))
	p.checkDecrees(r.Node("libur"))
	p.readArchive(r.Node("arsip"))
	r.Done()
}

// entries returns the keys of a mapping that may be used as names; an absent
// or empty mapping has none.
func (p *profile) entries(n *source.Node) []*source.Node {
	if n.Null() {
		return nil
	}
	source.Read(n, p.bag) // reports anything but a mapping
	return slices.DeleteFunc(slices.Clone(n.Keys()), func(key *source.Node) bool {
		if keyPattern.MatchString(key.Text()) {
			return false
		}
		p.bag.Add(diag.New("OF002", key.Pos(), "nama", key.Text()))
		return true
	})
}

// composite returns the columns of a composite kind.
func composite(name string) []schema.Field {
	f, ok := schema.Composite(name)
	if !ok {
		panic("office: package schema has no composite " + name)
	}
	return f.Fields
}

// institutionFields are the columns of `lembaga`: those of a party, and what
// only the own institution has.
func institutionFields() []schema.Field {
	fields := composite("pihak")
	for i := range fields {
		if fields[i].Name == "kota" {
			fields[i].Optional = false // letters are dated at a place
		}
	}
	return append(fields, ownFields()...)
}

func ownFields() []schema.Field {
	most := int64(8)
	return []schema.Field{
		{Name: "kop", Label: "Baris kop", Kind: schema.KindList, Optional: true, Max: &most, Element: &schema.Field{MaxLen: 120}},
		{Name: "telepon", Label: "Telepon", Optional: true},
		{Name: "laman", Label: "Laman", Optional: true},
		{Name: "pos_el", Label: "Pos-el", Optional: true, Pattern: regexp.MustCompile(`^(?:[^\s@]+@[^\s@]+\.[^\s@]+)$`)},
		{Name: "zona", Label: "Zona waktu", Kind: schema.KindEnum, Optional: true, Options: []string{"WIB", "WITA", "WIT"}},
	}
}

// readInstitution reads `lembaga`. A signer given as "@key" is looked up again
// on the day of each answer.
func (p *profile) readInstitution(n *source.Node) {
	someday := func(kind, key string) (schema.Value, bool) {
		i := slices.IndexFunc(p.office.own.Terms, func(t Term) bool { return t.Key == key })
		if kind != "orang" || i < 0 {
			return nil, false
		}
		return p.office.own.Terms[i].Person, true
	}
	f := schema.Field{Name: "lembaga", Kind: schema.KindRecord, Fields: institutionFields()}
	v, ok := f.FromNode(n, someday, p.bag)
	if !ok {
		return
	}
	all := v.(schema.Record)
	p.checkLogo(all, n.Get("logo"))
	o := p.office
	o.own.Signer = signerKey(n)
	if o.zone = all.Text("zona"); o.zone == "" {
		o.zone = "WIB"
	}
	o.own.Values = pick(all, composite("pihak"))
	o.values = pick(all, o.Fields())
	o.values["zona"] = o.zone
	if kop, ok := o.values["kop"].(schema.List); !ok || len(kop) == 0 {
		o.values["kop"] = schema.List{all["nama"]}
	}
}

// pick returns the columns of r that fields name.
func pick(r schema.Record, fields []schema.Field) schema.Record {
	out := schema.Record{}
	for _, f := range fields {
		if v, ok := r[f.Name]; ok {
			out[f.Name] = v
		}
	}
	return out
}

// checkLogo refuses a logo outside the workspace or of a kind no paper can
// hold.
func (p *profile) checkLogo(r schema.Record, n *source.Node) {
	name := r.Text("logo")
	if name == "" {
		return
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg":
	default:
		p.bag.Add(diag.New("OF003", n.Pos(), "teks", name))
		return
	}
	if path.IsAbs(name) || strings.ContainsAny(name, `\:`) || slices.Contains(strings.Split(name, "/"), "..") {
		p.bag.Add(diag.New("OF004", n.Pos(), "teks", name))
	}
}

// Fields declares what papers see as `kantor`. It is the same for every
// office.
func (o *Office) Fields() []schema.Field {
	var fields []schema.Field
	for _, name := range []string{"nama", "singkatan", "alamat", "kota", "telepon", "laman", "pos_el", "kop", "logo", "zona"} {
		f, _ := schema.Lookup(institutionFields(), name)
		if name == "kop" || name == "zona" {
			f.Optional = false // they have values of their own when left out
		}
		fields = append(fields, f)
	}
	return fields
}

// Values returns what papers see as `kantor`. The caller may change the copy.
func (o *Office) Values() schema.Record { return schema.Clone(o.values).(schema.Record) }

// Location returns the office's legal time; WIB when the profile says nothing.
func (o *Office) Location() *time.Location {
	return time.FixedZone(o.zone, zones[o.zone]*60*60)
}

// Keys returns the keys an answer of kind "orang" or "pihak" may name behind @
// on a day, sorted: a post that nobody holds then is not among them.
func (o *Office) Keys(kind string, on schema.Date) []string {
	var keys []string
	for _, p := range append(slices.Collect(maps.Values(o.partners)), o.own) {
		if _, signed := p.on(on, "", false, p.Holder); kind == "pihak" && signed {
			keys = append(keys, p.Key)
		}
		for _, t := range p.Terms {
			if kind == "orang" && t.Covers(on) {
				keys = append(keys, p.post(t.Key))
			}
		}
	}
	for _, d := range o.delegations {
		key := d.to + " " + d.way + " " + d.from
		if _, ok := o.signer(key, on); ok && kind == "orang" {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
