package workflow

import (
	"testing"

	"naskah/internal/dossier"
	"naskah/internal/schema"
)

func TestPeopleAreKeptApart(t *testing.T) {
	p := opened(t)
	p.d = changed(t, "paraf_umum:  {oleh: biro_umum}", "paraf_umum:  {oleh: biro_umum, beda_orang: [penyusunan_nk, paraf_nk]}")
	p.x.Definition = p.d.Digest
	var m Moment
	act := func(role, name, action string, v values, codes ...string) {
		t.Helper()
		actor := dossier.Actor{Role: role, Name: name}
		plan, err := p.d.Decide(Command{Dossier: p.x, Action: action, Actor: actor, Reason: "uji", Values: v, Moment: m})
		refused(t, err, codes...)
		if err != nil {
			return
		}
		for i, s := range plan.Steps {
			by := actor
			if i > 0 {
				by = dossier.Actor{}
			}
			m.Past = append(m.Past, dossier.Entry{Seq: p.x.Version + 1 + i, Kind: s.Kind, Action: s.Action, From: s.From, To: s.To, Actor: by, Voided: s.Voided})
		}
		p.record(plan, actor)
	}
	act("pemrakarsa", "", "ajukan", values{"nilai": schema.Money(1), "membebani": false}) // here names do not matter
	act("pemrakarsa", "", "kirim", values{"maksud": "m", "ruang_lingkup": schema.List{"a"}}, "WF129")
	act("pemrakarsa", "Sari  Dewi", "kirim", values{"maksud": "m", "ruang_lingkup": schema.List{"a"}})
	act("biro_umum", "sari dewi", "paraf_umum", nil, "WF130")
	act("biro_umum", "", "paraf_umum", nil, "WF129")
	act("mitra", "Tono", "paraf_mitra", nil)
	act("biro_umum", "Tono", "paraf_umum", nil, "WF130") // one person, one seat
	act("biro_umum", "Budi", "paraf_umum", nil)
	act("mitra", "Tono", "tolak", nil) // keeps nobody apart, and voids the votes
	act("pemrakarsa", "Rina", "kirim", nil)
	act("biro_umum", "Sari Dewi", "paraf_umum", nil) // Rina drafted this time
}
