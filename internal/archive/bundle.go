package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"naskah/internal/archive/bag"
	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/pdf/object"
	"naskah/internal/schema"
)

// Names of the files a bundle has for each dossier besides its folders, and of
// the one that explains the bundle.
const (
	metadataName = "berkas.json"
	historyName  = "riwayat.txt"
	readmeName   = "BACA-SAYA.txt"
)

// BuildRequest asks for a bundle.
type BuildRequest struct {
	Dossiers   []dossier.ID
	Place      string // the folder it will be; nothing may be there
	Drafts     bool   // drafts too
	Incomplete bool   // also dossiers that lack something
	DryRun     bool   // only say what is missing

	Progress func(done, all int) // told of each dossier; may be nil
}

// Built says what a bundle holds.
type Built struct {
	Dossiers, Papers, Files int
	Findings                []diag.Diagnostic // what the dossiers lack
}

// Build writes a bundle. Dossiers that are not complete are refused unless that
// was asked for.
func (a *Archive) Build(ctx context.Context, q BuildRequest) (Built, error) {
	lacks, err := a.lacking(ctx, q.Dossiers)
	if err != nil {
		return Built{}, err
	}
	if err := diag.Fail(lacks...); err != nil && !q.Incomplete && !q.DryRun {
		return Built{}, err
	}
	b := &builder{Archive: a, q: q, built: Built{Findings: lacks}}
	if q.DryRun {
		return b.built, nil
	}
	if b.bag, err = bag.Create(q.Place); err != nil {
		return Built{}, err
	}
	ids := slices.Compact(slices.Sorted(slices.Values(q.Dossiers)))
	for i, id := range ids {
		if err := b.dossier(ctx, id); err != nil {
			return Built{}, errors.Join(err, b.bag.Abort())
		}
		if q.Progress != nil {
			q.Progress(i+1, len(ids))
		}
	}
	if err := b.bag.Tag(readmeName, []byte(message.P("archive.readme").In(message.ID))); err != nil {
		return Built{}, errors.Join(err, b.bag.Abort())
	}
	return b.built, b.bag.Close(b.info())
}

// lacking is what all dossiers together lack.
func (a *Archive) lacking(ctx context.Context, ids []dossier.ID) ([]diag.Diagnostic, error) {
	var lacks []diag.Diagnostic
	for _, id := range ids {
		rec, err := a.Desk.Record(ctx, id)
		if err != nil {
			return nil, err
		}
		found, err := a.Complete(rec)
		if err != nil {
			return nil, err
		}
		lacks = append(lacks, found...)
	}
	return lacks, nil
}

type builder struct {
	*Archive
	q     BuildRequest
	bag   *bag.Writer
	built Built
	last  time.Time // of the entries in the bundle
}

// info is bag-info.txt (RFC 8493 2.2.2). The day is that of the last entry: the
// same record gives the same bag whenever it is made.
func (b *builder) info() []bag.Field {
	ids := make([]string, len(b.q.Dossiers))
	for i, id := range b.q.Dossiers {
		ids[i] = string(id)
	}
	slices.Sort(ids)
	return []bag.Field{
		{Name: "Source-Organization", Value: b.Desk.Office.Values().Text("nama")},
		{Name: "External-Identifier", Value: strings.Join(slices.Compact(ids), " ")},
		{Name: "External-Description", Value: say("archive.description", "berkas", b.built.Dossiers, "naskah", b.built.Papers)},
		{Name: "Bagging-Date", Value: b.last.In(b.Desk.Office.Location()).Format(time.DateOnly)},
		{Name: "Bag-Software-Agent", Value: "Naskah"},
	}
}

func (b *builder) dossier(ctx context.Context, id dossier.ID) error {
	rec, err := b.Desk.Record(ctx, id)
	if err != nil {
		return err
	}
	folders, err := b.Folders(rec, b.q.Drafts)
	if err != nil {
		return err
	}
	if rec.Dossier.Changed.After(b.last) {
		b.last = rec.Dossier.Changed
	}
	meta := b.metadata(rec)
	for _, f := range folders {
		m, err := b.folder(ctx, f)
		if err != nil {
			return err
		}
		meta.Folders = append(meta.Folders, m)
	}
	if meta.Flows, err = b.flows(ctx, rec); err != nil {
		return err
	}
	for _, d := range b.built.Findings {
		if d.Pos.File == string(id) {
			meta.Lacks = append(meta.Lacks, d.Sentence(message.ID))
		}
	}
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(meta); err != nil {
		return fmt.Errorf("write the metadata of dossier %s: %w", id, err)
	}
	b.built.Dossiers++
	return errors.Join(b.add(string(id), metadataName, data.Bytes()), b.add(string(id), historyName, b.history(rec)))
}

func (b *builder) add(dir, name string, data []byte) error {
	b.built.Files++
	return b.bag.Add(dir+"/"+name, data)
}

// flows puts the workflows into the bag that the dossier followed, as they are
// pinned: what its history means can be read from them.
func (b *builder) flows(ctx context.Context, rec engine.Record) ([]flowMeta, error) {
	var list []flowMeta
	err := b.Desk.Store.View(ctx, func(r dossier.Reader) error {
		for _, e := range rec.History {
			if e.Definition == "" {
				continue
			}
			data, err := r.Blob(e.Definition)
			if err != nil {
				return fmt.Errorf("read the workflow of dossier %s: %w", rec.Dossier.ID, err)
			}
			m := flowMeta{Entry: e.Seq, Digest: e.Definition, Name: fmt.Sprintf("alur-%04d.yaml", e.Seq)}
			if err := b.add(string(rec.Dossier.ID), m.Name, data); err != nil {
				return err
			}
			list = append(list, m)
		}
		return nil
	})
	return list, err
}

// folder puts the papers of a folder into the bag, with cover and list.
func (b *builder) folder(ctx context.Context, f Folder) (folderMeta, error) {
	m := metaOf(f)
	dir := string(f.Dossier.ID) + "/" + f.Part.Key
	items, err := b.itemMetas(ctx, f, func(name string, data []byte) error { return b.add(dir, name, data) })
	if err != nil || len(items) == 0 {
		return m, err
	}
	m.Items, b.built.Papers = items, b.built.Papers+len(items)
	var rows schema.List
	for i, item := range items {
		rows = append(rows, item.row(f.Items[i]))
	}
	values := b.units()
	values["berkas"], values["isi"] = b.record(f), rows
	for _, name := range []string{"sampul", "isi_berkas"} {
		files, err := b.sheet(ctx, name, folderFields, values, f.Dossier.Changed)
		if err != nil {
			return m, err
		}
		for _, file := range files {
			if err := b.add(dir, strings.ReplaceAll(file.Name, "_", "-"), file.Data); err != nil {
				return m, err
			}
		}
	}
	return m, nil
}

// itemMetas describes the papers of a folder, and hands their files to each.
func (a *Archive) itemMetas(ctx context.Context, f Folder, each func(name string, data []byte) error) ([]itemMeta, error) {
	var list []itemMeta
	page := 0
	for _, item := range f.Items {
		files, err := a.Desk.Stored(ctx, []dossier.Paper{item.Paper})
		if err != nil {
			return nil, err
		}
		m := itemMetaOf(item)
		for _, file := range files {
			name := item.fileName(file)
			if err := each(name, file.Data); err != nil {
				return nil, err
			}
			m.Files = append(m.Files, fileMeta{Name: f.Part.Key + "/" + name, Digest: string(dossier.DigestOf(file.Data)), Origin: file.Paper.FileName})
			if m.Pages == 0 && bytes.HasPrefix(file.Data, []byte("%PDF-")) {
				m.Pages = pages(file.Data)
			}
		}
		if m.Pages > 0 {
			m.From, page = page+1, page+m.Pages
		}
		list = append(list, m)
	}
	return list, nil
}

// history tells the history of a dossier for people.
func (b *builder) history(rec engine.Record) []byte {
	var out strings.Builder
	out.WriteString(say("archive.history", "berkas", string(rec.Dossier.ID), "judul", rec.Dossier.Title, "alur", rec.Definition.Name) + "\n\n")
	for _, e := range rec.History {
		at := e.At.In(b.Desk.Office.Location())
		fmt.Fprintf(&out, "%4d  %s %s  %s\n      %s\n", e.Seq, bahasa.TanggalAngka(at), bahasa.Jam(at),
			engine.Who(message.ID, e.Actor, rec.Definition.RoleName), engine.Happened(message.ID, e, rec.Definition))
		for _, p := range e.Papers {
			fmt.Fprintf(&out, "      - %s\n", p.ID)
		}
	}
	fmt.Fprintf(&out, "\n%s\n", say("archive.head", "urut", rec.Dossier.Version, "kepala", string(rec.Head)))
	return []byte(out.String())
}

// pages counts the pages of a PDF; 0 where it cannot be read.
func pages(data []byte) int {
	f, err := object.Open(data)
	if err != nil {
		return 0
	}
	return len(f.Pages(f.DictOf(f.Sections[0].Trailer["Root"])["Pages"]))
}
