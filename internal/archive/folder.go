package archive

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// Folder is what is kept together of one dossier: the papers of one part, under
// one code (PP 28/2012 Pasal 42).
type Folder struct {
	engine.Record
	Part  Part
	Facts schema.Record // what an archivist recorded, with the words of Fields
	Items []Item
}

// Item is one paper of a folder.
type Item struct {
	Number int // 1, 2, 3 … in the folder
	Paper  dossier.Paper
	Entry  int // that issued it
	Date   schema.Date
}

// Code is the classification code: what was recorded of the folder, or that of
// the schedule.
func (f Folder) Code() string {
	if code := f.Facts.Text("klasifikasi"); code != "" {
		return code
	}
	return f.Part.Code
}

// Name is what the folder is called in lists.
func (f Folder) Name() string {
	if name := f.Facts.Text("uraian"); name != "" {
		return name
	}
	return f.Part.Name + ": " + f.Dossier.Title
}

// Number names the folder in lists; without one of the office's own it is that
// of the dossier and the part.
func (f Folder) Number() string {
	if n := f.Facts.Text("nomor_berkas"); n != "" {
		return n
	}
	return string(f.Dossier.ID) + "/" + f.Part.Key
}

// Span is the first and the last year of the papers in it.
func (f Folder) Span() (from, to int) {
	for _, item := range f.Items {
		if from == 0 || item.Date.Year < from {
			from = item.Date.Year
		}
		to = max(to, item.Date.Year)
	}
	return from, to
}

// Ended is the day from which retention counts: the one recorded, else the day
// the dossier ended; zero while it runs.
func (f Folder) Ended(office *engine.Desk) schema.Date {
	if day, ok := f.Facts["berakhir"].(schema.Date); ok {
		return day
	}
	stage, known := f.Definition.Stage(f.Dossier.Stage)
	if !known || stage.End == "" {
		return schema.Date{}
	}
	return schema.DateOf(f.Dossier.Since.In(office.Office.Location()))
}

// Folders parts the papers of a dossier. drafts keeps those that were never
// final as well; the text of record always stays.
func (a *Archive) Folders(rec engine.Record, drafts bool) ([]Folder, error) {
	folders := []Folder{}
	at := map[string]int{}
	for _, p := range a.Schedule.parts() {
		facts, err := factsOf(rec.Dossier, p.Key)
		if err != nil {
			return nil, err
		}
		at[p.Key] = len(folders)
		folders = append(folders, Folder{Record: rec, Part: p, Facts: facts})
	}
	for _, item := range a.items(rec, drafts) {
		f := &folders[at[a.Schedule.partOf(a.name(rec, item.Paper)).Key]]
		item.Number = len(f.Items) + 1
		f.Items = append(f.Items, item)
	}
	return slices.DeleteFunc(folders, func(f Folder) bool { return len(f.Items) == 0 && len(f.Facts) == 0 }), nil
}

// name is the paper by which an item is filed: a signed copy goes where its
// original is.
func (a *Archive) name(rec engine.Record, p dossier.Paper) string {
	if original, ok := rec.Dossier.Paper(p.Of); ok {
		return original.Name
	}
	return p.Name
}

// items lists the papers that are kept, each with its signed copies behind it.
func (a *Archive) items(rec engine.Record, drafts bool) []Item {
	var items []Item
	for _, e := range rec.History {
		for _, p := range e.Papers {
			if p.Draft > 0 && !drafts && !slices.Contains(recorded(rec.Dossier), p.ID) {
				continue
			}
			item := Item{Paper: p, Entry: e.Seq, Date: schema.DateOf(e.At.In(a.Desk.Office.Location()))}
			place := len(items)
			for i, other := range items {
				if p.Of != "" && (other.Paper.ID == p.Of || other.Paper.Of == p.Of) {
					place = i + 1
				}
			}
			items = slices.Insert(items, place, item)
		}
	}
	return items
}

// recorded are the adopted texts of record.
func recorded(x dossier.Dossier) []string {
	var ids []string
	for _, id := range x.Adopted {
		ids = append(ids, id)
	}
	return ids
}

// factsOf reads what is recorded of a folder.
func factsOf(x dossier.Dossier, folder string) (schema.Record, error) {
	out, err := decodeFacts(x.Filings[folder])
	if err != nil {
		return nil, fmt.Errorf("dossier %s, folder %s: %w", x.ID, folder, err)
	}
	return out, nil
}

// decodeFacts reads archival facts as they are stored.
func decodeFacts(raw map[string]json.RawMessage) (schema.Record, error) {
	out := schema.Record{}
	for name, value := range raw {
		f, known := schema.Lookup(facts(), name)
		if !known {
			return nil, fmt.Errorf("archival fact %s is unknown", name)
		}
		v, err := f.Decode(value)
		if err != nil {
			return nil, fmt.Errorf("archival fact %s: %w", name, err)
		}
		out[name] = v
	}
	return out, nil
}

// stem is the name of an item's files: "001-undangan".
func (i Item) stem() string { return fmt.Sprintf("%03d-%s", i.Number, safe(i.Paper.ID)) }

// fileName is what a stored file of the item is called in a bundle. The name a
// scan came with is kept in the metadata; of it only the ending is safe.
func (i Item) fileName(f engine.File) string {
	ext := strings.ToLower(path.Ext(f.Name))
	if safe(ext) != ext || len(ext) > 10 {
		ext = ".bin"
	}
	if i.Paper.Origin == dossier.Returned && f.Name != i.Paper.ID+".docx" && f.Name != i.Paper.ID+".pdf" {
		return i.stem() + "-kiriman" + ext // as the partner sent it
	}
	return i.stem() + ext
}

// safe keeps of a name what every system takes.
func safe(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.", r) {
			return r
		}
		return '_'
	}, name)
}
