package office

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// PartySchema is the value of `skema` in pihak.yaml, the register of parties.
const PartySchema = "pihak/v1"

// Party is an institution with the people who may represent it.
type Party struct {
	Key    string
	Values schema.Record // the columns of a pihak
	Signer string        // key of the post that signs, "" when the person is written out
	Terms  []Term

	pos   diag.Position
	entry schema.Record // as it is filed: the signer as @key, the officials as written
}

// post is the key under which answers name an official.
func (p Party) post(key string) string {
	if p.Key == self {
		return key
	}
	return p.Key + ":" + key
}

// posts are the keys of its officials, sorted.
func (p Party) posts() []string {
	var keys []string
	for _, t := range p.Terms {
		keys = append(keys, t.Key)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Holder returns who signs in a post on a day.
func (p Party) Holder(key string, on schema.Date) (Term, bool) {
	var found Term
	ok := false
	for _, t := range p.Terms {
		if t.Key == key && t.Covers(on) && (!ok || t.standsIn()) {
			found, ok = t, true
		}
	}
	return found, ok
}

// on returns the party with its signer of the day, whom who finds. named says
// that the answer names another signer than the register does.
func (p Party) on(day schema.Date, signer string, named bool, who func(string, schema.Date) (Term, bool)) (schema.Value, bool) {
	if p.Values == nil {
		return nil, false
	}
	party := schema.Clone(p.Values).(schema.Record)
	if !named {
		signer = p.Signer
	}
	if signer == "" {
		return party, !named
	}
	t, ok := who(signer, day)
	if !ok {
		return nil, false
	}
	party["penandatangan"] = schema.Clone(t.Person)
	if _, own := party["dasar"]; t.Basis != "" && (!own || named) {
		party["dasar"] = schema.List{t.Basis}
	}
	return party, true
}

// Partners lists the parties the office knows, sorted by key.
func (o *Office) Partners() []Party {
	return slices.SortedFunc(maps.Values(o.partners), func(a, b Party) int { return strings.Compare(a.Key, b.Key) })
}

// WithParties is the office that also knows the parties of a register. It is
// nil when the text cannot be read as YAML, and may only be used when no finding
// forbids it.
func (o *Office) WithParties(file string, data []byte) (*Office, []diag.Diagnostic) {
	root, ds := source.Parse(file, data)
	bag := new(diag.Bag)
	bag.Add(ds...)
	if root == nil {
		return nil, bag.List()
	}
	wider := *o
	wider.partners = maps.Clone(o.partners)
	p := &profile{bag: bag, office: &wider}
	r := source.Read(root, bag)
	if n := r.Need("skema"); n != nil && n.Text() != PartySchema {
		bag.Add(diag.New("OF030", n.Pos(), "teks", n.Text(), "skema", PartySchema))
	}
	p.readParties("pihak", r.Node("pihak"))
	r.Done()
	p.checkDoubles()
	return &wider, bag.List()
}

// officialFields are the columns of a party's `pejabat`.
func officialFields() []schema.Field {
	return append([]schema.Field{{Name: "kunci", Label: "Kunci jabatan", Pattern: keyPattern}}, termFields()...)
}

// registerFields are the columns of a party that is filed. Its signer may be
// left out: then the first of its officials signs.
func registerFields() []schema.Field {
	fields := composite("pihak")
	for i := range fields {
		if fields[i].Name == "penandatangan" {
			fields[i].Optional = true
		}
	}
	return append(fields, schema.Field{
		Name: "pejabat", Label: "Pejabat", Kind: schema.KindList, Optional: true,
		Element: &schema.Field{Kind: schema.KindRecord, Fields: officialFields()},
	})
}

// readParties reads the parties under `mitra` or `pihak`.
func (p *profile) readParties(under string, n *source.Node) {
	for _, key := range p.entries(n) {
		name := key.Text()
		if name == self {
			p.bag.Add(diag.New("OF005", key.Pos(), "nama", self))
			continue
		}
		if _, twice := p.office.partners[name]; twice {
			p.bag.Add(diag.New("OF031", key.Pos(), "kunci", name))
			continue
		}
		f := schema.Field{Name: under + "." + name, Kind: schema.KindRecord, Fields: registerFields()}
		if party, ok := p.party(f, n.Get(name)); ok {
			party.Key, party.pos = name, key.Pos()
			p.office.partners[name] = party
		}
	}
}

// party reads one party. A signer given as "@key" is one of its own officials,
// looked up again on the day of each answer.
func (p *profile) party(f schema.Field, n *source.Node) (Party, bool) {
	officials := n.Get("pejabat").Items()
	own := func(kind, key string) (schema.Value, bool) {
		return schema.Record{}, kind == "orang" && slices.ContainsFunc(officials, func(o *source.Node) bool {
			return strings.TrimSpace(o.Get("kunci").Text()) == key
		})
	}
	v, ok := f.FromNode(n, own, p.bag)
	if n.Kind() == source.Mapping && n.Get("penandatangan") == nil && len(officials) == 0 {
		p.bag.Add(diag.New("OF032", n.Pos(), "nama", n.Get("nama").Text()))
		ok = false
	}
	if !ok {
		return Party{}, false
	}
	all := v.(schema.Record)
	p.checkLogo(all, n.Get("logo"))
	party := Party{Values: pick(all, composite("pihak")), Signer: signerKey(n)}
	party.entry = schema.Clone(all).(schema.Record)
	if party.Signer != "" {
		party.entry["penandatangan"] = "@" + party.Signer
	}
	list, _ := all["pejabat"].(schema.List)
	for i, item := range list {
		r := item.(schema.Record)
		party.Terms = p.addTerm(party.Terms, r.Text("kunci"), r, officials[i])
	}
	if _, signed := all["penandatangan"]; !signed {
		party.Signer = party.Terms[0].Key
	}
	return party, true
}

// signerKey is the key of the official who signs for an institution.
func signerKey(n *source.Node) string {
	key, _ := strings.CutPrefix(strings.TrimSpace(n.Get("penandatangan").Text()), "@")
	return key
}

// normal is a name as doubles are looked for: letters, digits and single blanks.
func normal(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// checkDoubles warns of institutions that stand in the register twice and of
// people who seem to be one: of one NIP and two names, or of one name and two
// NIP in one institution. One person in two posts is nothing unusual (a Plt.).
func (p *profile) checkDoubles() {
	names, people, numbers := map[string]Party{}, map[string]Term{}, map[string]Term{}
	for _, party := range p.office.Partners() {
		name := normal(party.Values.Text("nama"))
		if first, twice := names[name]; twice {
			p.bag.Add(diag.Warn("OF033", party.pos, "kunci", party.Key, "lain", first.Key, "nama", party.Values.Text("nama")))
		} else {
			names[name] = party
		}
		for _, t := range party.Terms {
			p.checkPerson(name, t, people, numbers)
		}
	}
}

func (p *profile) checkPerson(institution string, t Term, people, numbers map[string]Term) {
	name, nip := normal(t.Person.Text("nama")), strings.ReplaceAll(t.Person.Text("nip"), " ", "")
	if nip == "" {
		return
	}
	if first, known := numbers[nip]; !known {
		numbers[nip] = t
	} else if normal(first.Person.Text("nama")) != name {
		p.bag.Add(diag.Warn("OF034", t.pos, "nip", nip, "nama", t.Person.Text("nama"), "lain", first.Person.Text("nama")))
	}
	key := institution + "\n" + name
	if first, known := people[key]; !known {
		people[key] = t
	} else if strings.ReplaceAll(first.Person.Text("nip"), " ", "") != nip {
		p.bag.Add(diag.Warn("OF035", t.pos, "nama", t.Person.Text("nama"), "nip", nip, "lain", first.Person.Text("nip")))
	}
}
