package engine

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/dossier"
	"naskah/internal/workflow"
)

// MaxAttachment is the largest file a dossier takes, in bytes.
const MaxAttachment = 64 << 20

// AdoptRequest makes an edited Word file the text of record of a paper.
type AdoptRequest struct {
	Dossier dossier.ID
	Paper   string // template name: perjanjian_kerja_sama
	File    string // file name, for findings
	Data    []byte
	Actor   dossier.Actor
	Reason  string
	Command string
	Expect  int
	DryRun  bool
}

// Adopt takes the partner's edited draft as the text of record. From then on the
// paper is never rendered from its template again; what was still missing
// (number, date, signer) is filled into the adopted file. It is refused when the
// file holds active content or unresolved tracked changes, when a control for a
// late value is gone, or when the paper is locked.
func (d *Desk) Adopt(ctx context.Context, q AdoptRequest) (Receipt, error) {
	pkg, err := openReturned(q.File, q.Data)
	if err != nil {
		return Receipt{}, err
	}
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{[]dossier.Kind{dossier.Adopted}, q.Paper}, key: q.Command, expect: q.Expect, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		history, err := l.History(x.ID)
		if err != nil {
			return Receipt{}, err
		}
		if err := adoptable(history, x, def, q); err != nil {
			return Receipt{}, err
		}
		return t.adopt(ctx, l, x, def, q, pkg)
	})
}

func (t *turn) adopt(ctx context.Context, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition, q AdoptRequest, pkg *docx.Package) (Receipt, error) {
	p, err := t.pinnedPaper(l, x, def, q.Paper)
	if err != nil {
		return Receipt{}, err
	}
	values, err := decodeAll(x, def)
	if err != nil {
		return Receipt{}, err
	}
	base := dossier.Paper{
		Name: q.Paper, Title: p.template.Title(), Template: p.digest, Draft: x.Drafts(q.Paper) + 1, Number: values.Text(p.number),
		Origin: dossier.Returned, FileName: fileName(q.File),
	}
	base.ID = paperID(x, base)
	in := t.input(p, values, base.Draft)
	record, findings, err := p.program.Complete(ctx, pkg, in)
	if err != nil {
		return Receipt{}, err
	}
	if err := t.note(at(findings, diag.Position{File: q.File})); err != nil {
		return Receipt{}, err
	}
	if p.template.Alternat() {
		// What is wrong with the parties' controls must be told while the partner
		// can still mend it, not on the day of signing.
		if _, err := t.originals(ctx, record, base, parties(values, p.template.PartyField()), q.File); err != nil {
			return Receipt{}, err
		}
	}
	if base.File, err = l.PutBlob(q.Data); err != nil {
		return Receipt{}, err
	}
	sheets, err := t.finish(ctx, record, base)
	if err != nil {
		return Receipt{}, err
	}
	if sheets, err = withValues(sheets, p.program, in.Values); err != nil {
		return Receipt{}, err
	}
	if err := t.layOut(ctx, x, sheets); err != nil {
		return Receipt{}, err
	}
	papers, err := keep(l, sheets)
	if err != nil {
		return Receipt{}, err
	}
	return t.record(l, x, dossier.Entry{
		Actor: q.Actor, Kind: dossier.Adopted, Action: q.Paper, Reason: q.Reason, Command: q.Command, Papers: papers,
	})
}

// openForeign opens a Word file that was not made here and reads it wholly: a
// fault anywhere refuses it, since nothing that lies deeper can be counted on.
// What it finds besides is returned without the file's name.
func openForeign(file string, data []byte) (*docx.Package, []diag.Diagnostic, error) {
	pkg, err := docx.Open(data)
	if err != nil {
		return nil, nil, inFile(file, err)
	}
	found := pkg.Faults()
	if err := diag.Fail(found...); err != nil {
		return nil, nil, inFile(file, err)
	}
	return pkg, found, nil
}

// openReturned opens a Word file that comes from outside and refuses what must
// not become the text of record.
func openReturned(file string, data []byte) (*docx.Package, error) {
	if len(data) > MaxAttachment {
		return nil, diag.Fail(tooLarge(file, len(data)))
	}
	pkg, _, err := openForeign(file, data)
	if err != nil {
		return nil, err
	}
	var bag diag.Bag
	for _, f := range pkg.Active() {
		f.Pos.File, f.Severity = file, diag.Error
		bag.Add(f)
	}
	if n, err := pkg.Revisions(); err != nil {
		return nil, inFile(file, err)
	} else if n > 0 {
		bag.Add(diag.New("EN031", diag.Position{File: file}, "jumlah", n))
	}
	if n, err := comments(pkg); err != nil {
		return nil, inFile(file, err)
	} else if n > 0 {
		bag.Add(diag.New("EN037", diag.Position{File: file}, "jumlah", n))
	}
	return pkg, diag.Fail(bag.List()...)
}

// comments counts the remarks in the margin.
func comments(pkg *docx.Package) (int, error) {
	n := 0
	for _, part := range pkg.Related(pkg.MainPart(), "comments") {
		root, err := pkg.Tree(part)
		if err != nil {
			return 0, err
		}
		n += len(root.All("w:comment"))
	}
	return n, nil
}

// adoptable refuses a paper that is unknown, was never drafted, or is locked,
// one whose text has been initialled, and whoever has no say in the stage.
func adoptable(history []dossier.Entry, x dossier.Dossier, def *workflow.Definition, q AdoptRequest) error {
	known := def.PaperNames()
	if !slices.Contains(known, q.Paper) {
		return diag.Fail(missing("EN003", "naskah", q.Paper, known))
	}
	// To change the text takes what it takes to fill the form: a dossier that
	// has not ended and a role of the stage.
	if _, err := def.Fill(workflow.Command{Dossier: x, Actor: q.Actor}); err != nil {
		return err
	}
	initials := initialled(history, x, q.Paper)
	switch {
	case slices.Contains(x.Locked, q.Paper):
		return diag.Fail(diag.New("EN032", diag.Position{}, "naskah", q.Paper))
	case x.Drafts(q.Paper) == 0:
		return diag.Fail(diag.New("EN033", diag.Position{}, "naskah", q.Paper))
	case initials > 0:
		return diag.Fail(diag.New("EN036", diag.Position{}, "naskah", q.Paper, "jumlah", initials))
	}
	return nil
}

// AttachRequest keeps a file with a dossier as it is: a scan, a letter.
type AttachRequest struct {
	Dossier dossier.ID
	Title   string
	File    string
	Data    []byte
	Of      string // the paper it is the signed copy of, if it is one
	Actor   dossier.Actor
	Command string
	DryRun  bool
}

// Attach keeps a file, also with a dossier that has ended: scans come late. Its
// bytes are not looked into.
func (d *Desk) Attach(ctx context.Context, q AttachRequest) (Receipt, error) {
	if len(q.Data) > MaxAttachment {
		return Receipt{}, diag.Fail(tooLarge(q.File, len(q.Data)))
	}
	if len(q.Data) == 0 {
		return Receipt{}, diag.Fail(diag.New("EN035", diag.Position{File: q.File}))
	}
	return d.on(ctx, command{
		dossier: q.Dossier, deed: deed{kinds: []dossier.Kind{dossier.Attached}}, key: q.Command, dryRun: q.DryRun,
	}, func(t *turn, l dossier.Ledger, x dossier.Dossier, def *workflow.Definition) (Receipt, error) {
		if _, known := def.Role(q.Actor.Role); !known {
			return Receipt{}, diag.Fail(missing("EN020", "peran", q.Actor.Role, roleNames(def)))
		}
		original, known := x.Paper(q.Of)
		if q.Of != "" && (!known || original.Origin == dossier.Scanned) {
			return Receipt{}, diag.Fail(missing("EN004", "naskah", q.Of, signable(x)))
		}
		digest, err := l.PutBlob(q.Data)
		if err != nil {
			return Receipt{}, err
		}
		p := dossier.Paper{
			Name: "lampiran", Title: cmp.Or(q.Title, original.Title), Origin: dossier.Scanned, File: digest, FileName: fileName(q.File), Of: q.Of,
		}
		if p.Title == "" {
			p.Title = p.FileName
		}
		p.ID = paperID(x, p)
		return t.record(l, x, dossier.Entry{
			Actor: q.Actor, Kind: dossier.Attached, Command: q.Command, Papers: []dossier.Paper{p},
		})
	})
}

// signable lists the papers a scan may be the signed copy of.
func signable(x dossier.Dossier) []string {
	var ids []string
	for _, p := range x.Papers {
		if p.Origin != dossier.Scanned {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func roleNames(def *workflow.Definition) []string {
	names := make([]string, len(def.Roles))
	for i, r := range def.Roles {
		names[i] = r.Name
	}
	return names
}

// fileName is the last part of a path of this or another system: a dossier
// made on Windows is read on Linux.
func fileName(file string) string {
	if i := strings.LastIndexAny(file, `/\`); i >= 0 {
		file = file[i+1:]
	}
	if file == "" {
		return "berkas"
	}
	return file
}

func tooLarge(file string, size int) diag.Diagnostic {
	return diag.New("EN034", diag.Position{File: file}, "ukuran", size>>20, "batas", MaxAttachment>>20)
}

// inFile puts the file's name into findings, in the place of the part of it they
// speak of: their sentences name the part.
func inFile(file string, err error) error {
	findings := diag.Findings(err)
	if findings == nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return diag.Fail(named(file, findings)...)
}

func named(file string, findings []diag.Diagnostic) []diag.Diagnostic {
	for i := range findings {
		findings[i].Pos.File = file
	}
	return diag.Sorted(findings)
}
