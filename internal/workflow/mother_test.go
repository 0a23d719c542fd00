package workflow

import (
	"encoding/json"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/schema"
)

const motherText = `skema: alur/v1
id: nota
versi: "1"
nama: Nota
mulai: susun
buka: [judul]
peran: {biro: {nama: Biro}}
data:
  judul:   {jenis: teks}
  lingkup: {jenis: daftar, unsur: teks}
  jangka:  {jenis: jangka}
  tgl_ttd: {jenis: tanggal}
  nomor:   {jenis: nomor, deret: nota}
tahap:
  susun:
    oleh: biro
    isi: [lingkup, jangka]
    aksi: {lanjut: {ke: tanda_tangan}, batalkan: {ke: batal, alasan: wajib}}
  tanda_tangan:
    oleh: biro
    isi: [tgl_ttd]
    aksi: {teken: {ke: berlaku, nomori: nomor}}
  berlaku:
    oleh: biro
    aksi: {tutup: {ke: selesai}}
  selesai: {akhir: tuntas}
  batal: {akhir: batal}
`

const childText = `skema: alur/v1
id: pks
versi: "1"
nama: PKS
mulai: susun
buka: [judul]
induk:
  alur: nota
  mencapai: berlaku
  berlaku: {sejak: tgl_ttd, selama: jangka}
  masa: {sejak: tgl_pks, selama: jangka_pks}
  lingkup: {bidang: lingkup}
  ambil: {nomor_nota: nomor}
peran: {biro: {nama: Biro}}
data:
  judul:      {jenis: teks}
  nomor_nota: {jenis: teks}
  bidang:     {jenis: daftar, unsur: teks}
  jangka_pks: {jenis: jangka}
  tgl_pks:    {jenis: tanggal}
tahap:
  susun:
    oleh: biro
    isi: [bidang, jangka_pks, tgl_pks]
    dokumen: [perjanjian]
    aksi: {lanjut: {ke: selesai}, hentikan: {ke: batal, alasan: wajib}}
  selesai: {akhir: tuntas}
  batal: {akhir: batal}
`

func parsed(t *testing.T, text string) *Definition {
	t.Helper()
	d, found := Parse("a.yaml", []byte(text))
	if found = append(found, d.Check()...); diag.HasErrors(found) {
		t.Fatal(describe(found))
	}
	return d
}

// signed is a nota that is in force for three years from 1 March 2026.
func signed(t *testing.T) *Kin {
	t.Helper()
	return &Kin{
		Definition: parsed(t, motherText),
		Past:       []dossier.Entry{{Kind: dossier.Opened, To: "susun"}, {Kind: dossier.Acted, To: "tanda_tangan"}, {Kind: dossier.Acted, To: "berlaku"}},
		Dossier: dossier.Dossier{ID: "2026-001", Workflow: "nota", Stage: "berlaku", Values: raw(map[string]string{
			"lingkup": `["Pertukaran data","Pelatihan"]`, "jangka": `"3 tahun"`, "tgl_ttd": `"2026-03-01"`, "nomor": `"NK-01"`,
		})},
	}
}

func codes(err error) string {
	var list []string
	for _, f := range diag.Findings(err) {
		list = append(list, f.Code)
	}
	return strings.Join(list, " ")
}

func TestDossierIsOpenedUnderItsMotherOrNot(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Kin)
		day    schema.Date
		want   string
	}{
		"in force":          {func(*Kin) {}, schema.Date{Year: 2026, Month: 5, Day: 4}, ""},
		"on the last day":   {func(*Kin) {}, schema.Date{Year: 2029, Month: 3, Day: 1}, ""},
		"a day too late":    {func(*Kin) {}, schema.Date{Year: 2029, Month: 3, Day: 2}, "WF162"},
		"before it began":   {func(*Kin) {}, schema.Date{Year: 2026, Month: 2, Day: 28}, "WF162"},
		"of another kind":   {func(k *Kin) { k.Dossier.Workflow = "lain" }, schema.Date{Year: 2026, Month: 5, Day: 4}, "WF158"},
		"not signed":        {func(k *Kin) { k.Dossier.Stage, k.Past = "tanda_tangan", k.Past[:2] }, schema.Date{Year: 2026, Month: 5, Day: 4}, "WF159"},
		"ended":             {func(k *Kin) { k.Dossier.Stage = "selesai" }, schema.Date{Year: 2026, Month: 5, Day: 4}, "WF160"},
		"without its dates": {func(k *Kin) { delete(k.Dossier.Values, "jangka") }, schema.Date{Year: 2026, Month: 5, Day: 4}, "WF161"},
		"without its number": {func(k *Kin) { delete(k.Dossier.Values, "nomor") },
			schema.Date{Year: 2026, Month: 5, Day: 4}, "WF161"},
	} {
		kin := signed(t)
		c.change(kin)
		plan, err := parsed(t, childText).Begin(Command{
			Actor: dossier.Actor{Role: "biro"}, Values: map[string]schema.Value{"judul": "Data"}, Moment: Moment{Today: c.day, Mother: kin},
		})
		if codes(err) != c.want {
			t.Errorf("%s: refused with %q, want %q: %v", name, codes(err), c.want, err)
		}
		if err == nil && plan.Steps[0].Values["nomor_nota"] != "NK-01" {
			t.Errorf("%s: took %v from the mother", name, plan.Steps[0].Values)
		}
	}
}

func TestMotherIsNamedWhereItMustBe(t *testing.T) {
	c := Command{Actor: dossier.Actor{Role: "biro"}, Values: map[string]schema.Value{"judul": "Data"}}
	if _, err := parsed(t, childText).Begin(c); codes(err) != "WF157" {
		t.Errorf("without a mother: %v", err)
	}
	optional := strings.Replace(childText, "mencapai: berlaku", "mencapai: berlaku\n  opsional: ya", 1)
	if _, err := parsed(t, optional).Begin(c); err != nil {
		t.Errorf("without an optional mother: %v", err)
	}
	c.Mother = signed(t)
	if _, err := parsed(t, motherText).Begin(c); codes(err) != "WF156" {
		t.Errorf("with a mother nobody knows: %v", err)
	}
}

func TestChildStaysWithinItsMother(t *testing.T) {
	good := map[string]schema.Value{
		"bidang": schema.List{"pelatihan "}, "jangka_pks": schema.Duration{N: 2, Unit: schema.Years},
		"tgl_pks": schema.Date{Year: 2027, Month: 3, Day: 1},
	}
	for name, c := range map[string]struct {
		field string
		value schema.Value
		want  string
	}{
		"up to the last day":      {"bidang", schema.List{"Pelatihan", "Pertukaran data"}, ""},
		"a day past the mother":   {"tgl_pks", schema.Date{Year: 2027, Month: 3, Day: 2}, "WF165"},
		"signed after its end":    {"tgl_pks", schema.Date{Year: 2030, Month: 1, Day: 1}, "WF164"},
		"signed before the nota":  {"tgl_pks", schema.Date{Year: 2026, Month: 2, Day: 1}, "WF164"},
		"what the nota lacks":     {"bidang", schema.List{"Pelatihan", "Pembangunan"}, "WF166"},
		"longer than the nota is": {"jangka_pks", schema.Duration{N: 3, Unit: schema.Years}, "WF165"},
	} {
		d := parsed(t, childText)
		x := dossier.Dossier{ID: "2026-002", Mother: "2026-001", Stage: "susun"}
		values := map[string]schema.Value{}
		for name, v := range good {
			values[name] = v
		}
		values[c.field] = c.value
		cmd := Command{Dossier: x, Action: "lanjut", Actor: dossier.Actor{Role: "biro"}, Values: values, Moment: Moment{Mother: signed(t)}}
		if _, err := d.Decide(cmd); codes(err) != c.want {
			t.Errorf("%s: acting is refused with %q, want %q: %v", name, codes(err), c.want, err)
		}
		if _, err := d.Fill(cmd); codes(err) != c.want {
			t.Errorf("%s: filling is refused with %q, want %q: %v", name, codes(err), c.want, err)
		}
		if c.want != "" {
			cmd.Action, cmd.Values, cmd.Reason = "hentikan", nil, "Batal"
			if _, err := d.Decide(cmd); err != nil {
				t.Errorf("%s: cannot even be given up: %v", name, err)
			}
		}
	}
}

func TestProofCountsWhatTheMotherGives(t *testing.T) {
	reads := func(string) []PaperField { return []PaperField{{Path: "nomor_nota"}} }
	if found := parsed(t, childText).Proof(reads); len(found) > 0 {
		t.Error(describe(found))
	}
	optional := strings.Replace(childText, "mencapai: berlaku", "mencapai: berlaku\n  opsional: ya", 1)
	if found := parsed(t, optional).Proof(reads); len(found) != 1 || found[0].Code != "WF081" {
		t.Errorf("an optional mother fills nothing: %s", describe(found))
	}
}

func TestWorkflowIsHeldAgainstItsMother(t *testing.T) {
	for _, m := range []struct{ name, old, new, code, at string }{
		{"nothing wrong", "", "", "", ""},
		{"stage nobody has", "mencapai: berlaku", "mencapai: berlakku", "WF202", "  alur: nota"},
		{"field the mother lacks", "ambil: {nomor_nota: nomor}", "ambil: {nomor_nota: nomer}", "WF203", "nomer"},
		{"date that is none", "{sejak: tgl_ttd, selama: jangka}", "{sejak: judul, selama: jangka}", "WF204", "sejak: judul"},
		{"list that is none", "lingkup: {bidang: lingkup}", "lingkup: {bidang: judul}", "WF204", "bidang: judul"},
		{"reached too early", "mencapai: berlaku", "mencapai: tanda_tangan", "WF205", "ambil: {nomor_nota: nomor}"},
	} {
		text := strings.Replace(childText, m.old, m.new, 1)
		var found []diag.Diagnostic
		for _, f := range parsed(t, text).CheckMother(parsed(t, motherText)) {
			if f.Code == m.code && strings.Contains(strings.Split(text, "\n")[f.Pos.Line-1], m.at) {
				m.code = "" // it is told, where it is
			}
			found = append(found, f)
		}
		if m.code != "" || m.old == "" && len(found) > 0 {
			t.Errorf("%s: %s", m.name, describe(found))
		}
	}
}

func TestParseFindsWhatIsWrongWithAMother(t *testing.T) {
	for _, m := range []struct{ name, old, new, code string }{
		{"asked as well", "buka: [judul]", "buka: [judul, nomor_nota]", "WF201"},
		{"no time to compare with", "  berlaku: {sejak: tgl_ttd, selama: jangka}\n", "", "WF200"},
		{"length that is none", "selama: jangka_pks", "selama: judul", "WF206"},
		{"date that is none", "sejak: tgl_pks", "sejak: judul", "WF098"},
		{"scope that is no list", "lingkup: {bidang: lingkup}", "lingkup: {judul: lingkup}", "WF207"},
		{"takes into nothing", "ambil: {nomor_nota: nomor}", "ambil: {nomor_noda: nomor}", "WF022"},
		{"pair without a partner", "ambil: {nomor_nota: nomor}", "ambil: {nomor_nota: [nomor]}", "WF005"},
	} {
		d, found := Parse("a.yaml", []byte(strings.Replace(childText, m.old, m.new, 1)))
		found = append(found, d.Check()...)
		told := false
		for _, f := range found {
			told = told || f.Code == m.code && f.Sentence(message.EN) != ""
		}
		if !told {
			t.Errorf("%s: %s", m.name, describe(found))
		}
	}
}

func raw(values map[string]string) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for name, text := range values {
		out[name] = json.RawMessage(text)
	}
	return out
}
