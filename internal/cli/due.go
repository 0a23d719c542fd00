package cli

import (
	"naskah/internal/bahasa"
	"naskah/internal/engine"
	"naskah/internal/workflow"
)

// due says by when something should be done, and what follows when it is not.
func (a *app) due(u workflow.Due, v engine.View) string {
	what := v.Stage.Label
	if u.Action != "" {
		what = u.Action
	}
	text := a.say("cli.due.on", "apa", what, "tanggal", bahasa.Tanggal(u.On.Time()))
	switch {
	case !u.Suspended.IsZero():
		text = a.say("cli.due.suspended", "apa", what, "sejak", bahasa.Tanggal(u.Suspended.Time()))
	case u.Late(v.Today):
		text = a.say("cli.due.late", "apa", what, "tanggal", bahasa.Tanggal(u.On.Time()))
	}
	if u.Provisional {
		text += a.say("cli.due.provisional")
	}
	if u.Late(v.Today) && len(u.Escalate) > 0 {
		text += a.say("cli.due.escalate", "peran", v.Definition.RoleNames(u.Escalate))
	}
	if u.Late(v.Today) && len(u.Deemed) > 0 {
		text += a.say("cli.due.deemed", "aksi", u.Deemed)
	}
	return text
}

// dueJSON is what is due, as scripts read it.
type dueJSON struct {
	Stage       string   `json:"tahap"`
	Action      string   `json:"aksi,omitempty"`
	Roles       []string `json:"oleh"`
	From        string   `json:"sejak"`
	On          string   `json:"tenggat"`
	Late        bool     `json:"lewat"`
	Provisional bool     `json:"sementara"`
	Suspended   string   `json:"dihentikan_sejak,omitempty"`
	Remind      []string `json:"ingatkan,omitempty"`
	Escalate    []string `json:"naikkan,omitempty"`
	Deemed      []string `json:"aksi_bila_lewat,omitempty"`
}

func dueList(v engine.View) []dueJSON {
	list := []dueJSON{}
	for _, u := range v.Due {
		list = append(list, oneDue(u, u.Late(v.Today)))
	}
	return list
}

func oneDue(u workflow.Due, late bool) dueJSON {
	one := dueJSON{
		Stage: u.Stage, Action: u.Action, Roles: u.Roles, From: u.From.String(), On: u.On.String(),
		Late: late, Provisional: u.Provisional, Escalate: u.Escalate, Deemed: u.Deemed,
	}
	if !u.Suspended.IsZero() {
		one.Suspended = u.Suspended.String()
	}
	for _, day := range u.Remind {
		one.Remind = append(one.Remind, day.String())
	}
	return one
}
