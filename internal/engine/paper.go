package engine

import (
	"encoding/json"
	"fmt"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/render"
	"naskah/internal/workflow"
)

// paper is a template compiled against the fields of one definition.
type paper struct {
	template *render.Template
	program  *render.Program
	digest   dossier.Digest
	number   string // the field its own number is in, if it has one
}

type paperKey struct {
	template   dossier.Digest
	definition dossier.Digest
}

// scope is what names mean inside a paper of this definition: the dossier's
// fields, and the institution as `kantor`.
func (d *Desk) scope(name string, def *workflow.Definition) render.Scope {
	return render.Scope{Fields: d.ownFields(def.Fields), Late: lateFields(name, def)}
}

// lateFields are all fields that any stage lets stay empty in a draft of the
// paper, and the numbers drawn where it is made: they are set in controls in
// every version, so that a Word file that comes back can be completed and a
// preview can be made before there is a number.
func lateFields(name string, def *workflow.Definition) []string {
	var late []string
	for _, stage := range def.Stages {
		made := false
		for _, use := range stageUses(stage) {
			if use.Name == name {
				made = true
				late = append(late, use.Late...)
			}
		}
		for _, action := range stage.Actions {
			if made {
				late = append(late, action.Number...)
			}
		}
	}
	slices.Sort(late)
	return slices.Compact(late)
}

// paperUses lists every use of a paper, those of actions included.
func paperUses(def *workflow.Definition) []workflow.PaperUse {
	var uses []workflow.PaperUse
	for _, stage := range def.Stages {
		uses = append(uses, stageUses(stage)...)
	}
	return uses
}

// stageUses lists the papers a stage and its actions make.
func stageUses(stage workflow.Stage) []workflow.PaperUse {
	uses := slices.Clone(stage.Papers)
	for _, action := range stage.Actions {
		uses = append(uses, action.Papers...)
	}
	return uses
}

// pinnedPaper compiles the template a dossier is pinned to, once per process.
// Its digest covers the name and all bytes, that of the definition the fields
// and those that come late; the office is that of the desk.
func (d *Desk) pinnedPaper(r dossier.Reader, x dossier.Dossier, def *workflow.Definition, name string) (*paper, error) {
	digest, ok := x.Templates[name]
	if !ok {
		return nil, diag.Fail(diag.New("EN003", diag.Position{}, "naskah", name, "ada", def.PaperNames()))
	}
	key := paperKey{template: digest, definition: x.Definition}
	if p, ok := d.papers.get(key); ok {
		return p, nil
	}
	data, err := r.Blob(digest)
	if err != nil {
		return nil, fmt.Errorf("read pinned template %s: %w", name, err)
	}
	var b bundle
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, fmt.Errorf("read pinned template %s: %w", name, err)
	}
	template, findings := b.parse()
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	program, findings := template.Compile(d.scope(name, def))
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	p := &paper{template: template, program: program, digest: digest, number: numberOf(name, program, def)}
	d.papers.put(key, p)
	return p, nil
}

// Export returns a shipped or own template as a tagged Word file, for someone
// who prefers to edit in Word.
func (d *Desk) Export(name string) ([]byte, error) {
	_, template, findings, err := d.Shelf.template(name)
	if err != nil {
		return nil, err
	}
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	return template.DOCX(), nil
}

// numberOf is the field that holds the number of the paper itself: of those
// that an action draws when it makes the paper, the first that the paper reads.
// A number the paper only mentions, such as that of the agreement it reports on,
// is drawn with another paper.
func numberOf(name string, program *render.Program, def *workflow.Definition) string {
	drawn := map[string]bool{}
	for _, stage := range def.Stages {
		for _, a := range stage.Actions {
			made := slices.Clone(a.Papers)
			if len(made) == 0 && a.Complete() {
				made = append(made, stage.Papers...)
			}
			if to, ok := def.Stage(a.To); ok && to.End != "" {
				made = append(made, to.Papers...)
			}
			if !slices.ContainsFunc(made, func(u workflow.PaperUse) bool { return u.Name == name }) {
				continue
			}
			for _, field := range a.Number {
				drawn[field] = true
			}
		}
	}
	for _, use := range program.Uses() {
		if drawn[use.Path] {
			return use.Path
		}
	}
	return ""
}
