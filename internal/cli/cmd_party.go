package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/office"
	"naskah/internal/schema"
)

// partyCommand holds the commands about the register of parties.
func (a *app) partyCommand() *cobra.Command {
	c := a.command("party", []string{"pihak"}, `
  naskah party list
  naskah party show universitas
  naskah party import pihak.csv --dry-run`, func(c *cobra.Command, _ []string) error { return c.Help() })
	c.Args = a.knownCommand
	c.AddCommand(a.partyListCommand(), a.partyShowCommand(), a.partyAddCommand(), a.partyImportCommand())
	return c
}

// findRegister opens the register of the office the command is run in.
func (a *app) findRegister() (*register, error) {
	dir, err := a.findWorkspace()
	if err != nil {
		return nil, err
	}
	return a.openRegister(dir)
}

// day reads --on, or takes today at the office.
func (a *app) day(text string, o *office.Office) (schema.Date, error) {
	if text == "" {
		return schema.DateOf(a.Now().In(o.Location())), nil
	}
	v, findings := schema.Field{Name: "on", Kind: schema.KindDate}.FromText(text, nil)
	day, _ := v.(schema.Date)
	return day, diag.Fail(findings...)
}

func (a *app) partyListCommand() *cobra.Command {
	var on string
	c := a.command("partylist", []string{"daftar"}, `
  naskah party list
  naskah party list --on "1 Maret 2027" --json`, func(*cobra.Command, []string) error {
		r, err := a.findRegister()
		if err != nil {
			return err
		}
		day, err := a.day(on, r.office)
		if err != nil {
			return err
		}
		if a.json {
			return a.partiesJSON(r, day)
		}
		a.printFindings(a.Stderr, r.findings)
		return a.parties(r.office.Partners(), day)
	})
	c.Args = a.args(0, 0)
	c.Flags().StringVar(&on, "on", "", a.say("cli.flag.on"))
	return c
}

// signer is who signs for a party on a day; nil when nobody does.
func signer(p office.Party, day schema.Date) schema.Record {
	if p.Signer == "" {
		person, _ := p.Values["penandatangan"].(schema.Record)
		return person
	}
	t, _ := p.Holder(p.Signer, day)
	return t.Person
}

func (a *app) parties(list []office.Party, day schema.Date) error {
	if len(list) == 0 {
		a.talk("cli.party.none")
		return nil
	}
	var rows [][]string
	for _, p := range list {
		who := a.say("cli.party.nobody")
		if person := signer(p, day); person != nil {
			who = office.FullName(person) + ", " + official(person)
		}
		rows = append(rows, []string{"@" + p.Key, p.Values.Text("nama"), who})
	}
	head := []string{a.say("cli.head.key"), a.say("cli.head.party"), a.say("cli.head.signer")}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}

// official is a person's post, behind Plt. or Plh.
func official(person schema.Record) string {
	switch status := person.Text("status"); status {
	case "", "definitif":
		return person.Text("jabatan")
	default:
		return status + " " + person.Text("jabatan")
	}
}

type termJSON struct {
	Key    string          `json:"kunci"`
	Person json.RawMessage `json:"orang"`
	Basis  string          `json:"dasar,omitempty"`
	From   string          `json:"sejak,omitempty"`
	To     string          `json:"hingga,omitempty"`
}

type partyJSON struct {
	Key       string          `json:"kunci"`
	Values    json.RawMessage `json:"data"`
	SignerKey string          `json:"penandatangan,omitempty"`
	Signer    json.RawMessage `json:"menandatangani"` // on the day; null when nobody
	Terms     []termJSON      `json:"pejabat"`
}

func oneParty(p office.Party, day schema.Date) (partyJSON, error) {
	values := schema.Clone(p.Values).(schema.Record)
	if p.Signer != "" {
		delete(values, "penandatangan") // only the place of those under pejabat
	}
	out := partyJSON{Key: p.Key, SignerKey: p.Signer, Terms: []termJSON{}}
	var err error
	if out.Values, err = schema.Encode(values); err != nil {
		return out, err
	}
	if person := signer(p, day); person != nil {
		if out.Signer, err = schema.Encode(person); err != nil {
			return out, err
		}
	}
	for _, t := range p.Terms {
		one := termJSON{Key: t.Key, Basis: t.Basis}
		if one.Person, err = schema.Encode(t.Person); err != nil {
			return out, err
		}
		if !t.From.IsZero() {
			one.From = t.From.String()
		}
		if !t.To.IsZero() {
			one.To = t.To.String()
		}
		out.Terms = append(out.Terms, one)
	}
	return out, nil
}

func (a *app) partiesJSON(r *register, day schema.Date) error {
	list := []partyJSON{}
	for _, p := range r.office.Partners() {
		one, err := oneParty(p, day)
		if err != nil {
			return err
		}
		list = append(list, one)
	}
	return a.encode(a.Stdout, map[string]any{"pihak": list, "temuan": a.findingsJSON(r.findings)})
}

func (a *app) partyShowCommand() *cobra.Command {
	c := a.command("partyshow", []string{"lihat"}, `
  naskah party show universitas`, func(_ *cobra.Command, args []string) error {
		r, err := a.findRegister()
		if err != nil {
			return err
		}
		list := r.office.Partners()
		key := strings.TrimPrefix(args[0], "@")
		i := slices.IndexFunc(list, func(p office.Party) bool { return p.Key == key })
		if i < 0 {
			return unknownParty(key, list)
		}
		day, err := a.day("", r.office)
		if err != nil {
			return err
		}
		if !a.json {
			return a.party(list[i])
		}
		one, err := oneParty(list[i], day)
		if err != nil {
			return err
		}
		return a.encode(a.Stdout, one)
	})
	c.Args = a.args(1, 1)
	return c
}

func unknownParty(key string, list []office.Party) error {
	var keys []string
	for _, p := range list {
		keys = append(keys, p.Key)
	}
	if near := diag.Suggest(key, keys); near != "" {
		return usage("cli.party.near", "kunci", key, "mirip", near)
	}
	return usage("cli.party.unknown", "kunci", key)
}

// party prints one party for people.
func (a *app) party(p office.Party) error {
	var rows [][]string
	kind, _ := schema.Composite("pihak")
	for _, f := range kind.Fields {
		if v, ok := p.Values[f.Name]; ok && (f.Name != "penandatangan" || p.Signer == "") {
			rows = append(rows, []string{f.Label, f.Show(v)})
		}
	}
	if p.Signer != "" {
		rows = append(rows, []string{a.say("cli.head.signer"), "@" + p.Signer})
	}
	if err := (grid{width: pageWidth, rows: rows}).print(a.Stdout); err != nil || len(p.Terms) == 0 {
		return err
	}
	if _, err := fmt.Fprintln(a.Stdout); err != nil {
		return err
	}
	rows = nil
	for _, t := range p.Terms {
		rows = append(rows, []string{t.Key, office.FullName(t.Person), t.Person.Text("nip"), official(t.Person), a.term(t), t.Basis})
	}
	head := []string{
		a.say("cli.head.key"), a.say("cli.head.official"), "NIP", a.say("cli.head.post"), a.say("cli.head.term"), a.say("cli.head.basis"),
	}
	return grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
}

// term says from when until when somebody holds a post.
func (a *app) term(t office.Term) string {
	var parts []string
	if !t.From.IsZero() {
		parts = append(parts, a.say("cli.party.since", "sejak", bahasa.Tanggal(t.From.Time())))
	}
	if !t.To.IsZero() {
		parts = append(parts, a.say("cli.party.until", "hingga", bahasa.Tanggal(t.To.Time())))
	}
	return strings.Join(parts, "\n")
}
