package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// Task is what an archivist has to do with a folder.
type Task string

// Tasks.
const (
	Enlist   Task = "daftar"  // hand the list of active papers in
	Report   Task = "terjaga" // report arsip terjaga to ANRI
	Transfer Task = "pindah"  // move to the keeper of inactive papers
	Review   Task = "tinjau"  // destroy, hand over or appraise, as the schedule says
)

// Fixed clocks of the law: the list of active papers within six months of the
// end of the activity (PP 28/2012 Pasal 42 ayat (7)); arsip terjaga within a year
// of it (UU 43/2009 Pasal 43, PP 28/2012 Pasal 51).
const (
	enlistMonths = 6
	reportMonths = 12
	enlistBasis  = "PP 28/2012 Pasal 42 ayat (7)"
	reportBasis  = "UU 43/2009 Pasal 43; PP 28/2012 Pasal 51"
)

// Due is a day by which something is to be done with a folder.
type Due struct {
	Folder Folder
	Task   Task
	Fate   Fate // of a Review
	On     schema.Date
	Basis  string
	Late   bool
}

// Words say what is to be done.
func (d Due) Words() message.Phrase {
	switch {
	case d.Task == Enlist:
		return message.P("archive.task.enlist")
	case d.Task == Report:
		return message.P("archive.task.report")
	case d.Task == Transfer:
		return message.P("archive.task.transfer")
	case d.Fate == Destroyed:
		return message.P("archive.task.destroy")
	case d.Fate == Permanent:
		return message.P("archive.task.hand")
	}
	return message.P("archive.task.appraise")
}

// Due lists what falls due up to the end of a year, the most urgent first.
func (a *Archive) Due(ctx context.Context, year int) ([]Due, error) {
	folders, err := a.AllFolders(ctx, nil)
	if err != nil {
		return nil, err
	}
	today := schema.DateOf(a.Desk.Now().In(a.Desk.Office.Location()))
	var list []Due
	for _, f := range folders {
		for _, d := range a.clocks(f) {
			if d.On.Year <= year {
				d.Folder, d.Late = f, d.On.Compare(today) < 0
				list = append(list, d)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y Due) int {
		return cmp.Or(x.On.Compare(y.On), cmp.Compare(x.Folder.Number(), y.Folder.Number()))
	})
	return list, nil
}

// clocks are the days that run for a folder now. Retention runs only once the
// cooperation has ended, and by the office's own schedule.
func (a *Archive) clocks(f Folder) []Due {
	var list []Due
	if day, ok := f.Facts["terjaga"].(schema.Date); ok && f.Facts["dilaporkan"] == nil {
		list = append(list, Due{Task: Report, On: day.AddMonths(reportMonths), Basis: reportBasis})
	}
	ended := f.Ended(a.Desk)
	if ended.IsZero() {
		return list
	}
	if f.Facts["didaftar"] == nil && f.state() == "" {
		list = append(list, Due{Task: Enlist, On: ended.AddMonths(enlistMonths), Basis: enlistBasis})
	}
	class, known := a.Schedule.Class(f.Code())
	if !known {
		return list
	}
	active, _ := class.Active.After(ended)
	inactive, _ := class.Inactive.After(active)
	switch f.state() {
	case "":
		list = append(list, Due{Task: Transfer, On: active, Basis: class.Basis})
	case stateInactive:
		list = append(list, Due{Task: Review, Fate: class.Fate, On: inactive, Basis: class.Basis})
	}
	return list
}

// state is where a folder is: "" for active.
func (f Folder) state() string { return f.Facts.Text("keadaan") }

// AllFolders are the folders of the named dossiers, or of all of the office.
func (a *Archive) AllFolders(ctx context.Context, ids []dossier.ID) ([]Folder, error) {
	if ids == nil {
		all, err := a.Desk.List(ctx, "", "")
		if err != nil {
			return nil, err
		}
		for _, s := range all {
			ids = append(ids, s.ID)
		}
	}
	var folders []Folder
	for _, id := range ids {
		rec, err := a.Desk.Record(ctx, id)
		if err != nil {
			return nil, err
		}
		more, err := a.Folders(rec, false)
		if err != nil {
			return nil, err
		}
		folders = append(folders, more...)
	}
	return folders, nil
}

// Place names a folder on the command line: a dossier, and the part where the
// office has several.
type Place struct {
	Dossier dossier.ID
	Part    string
}

// Folder finds the folder of a place.
func (a *Archive) Folder(ctx context.Context, p Place) (Folder, error) {
	rec, err := a.Desk.Record(ctx, p.Dossier)
	if err != nil {
		return Folder{}, err
	}
	var keys []string
	for _, part := range a.Schedule.parts() {
		keys = append(keys, part.Key)
	}
	if p.Part == "" && len(keys) == 1 {
		p.Part = keys[0]
	}
	i := slices.Index(keys, p.Part)
	if i < 0 {
		return Folder{}, diag.Fail(diag.New("AR060", diag.Position{}, "berkas", string(p.Dossier), "map", p.Part, "ada", keys))
	}
	folders, err := a.Folders(rec, false)
	if err != nil {
		return Folder{}, err
	}
	for _, f := range folders {
		if f.Part.Key == p.Part {
			return f, nil
		}
	}
	return Folder{Record: rec, Part: a.Schedule.parts()[i], Facts: schema.Record{}}, nil // nothing lies in it yet
}

// Set records facts of a folder.
func (a *Archive) Set(ctx context.Context, p Place, q engine.FilingRequest) (engine.Receipt, error) {
	f, err := a.Folder(ctx, p)
	if err != nil {
		return engine.Receipt{}, err
	}
	if code, given := q.Values["klasifikasi"].(string); given && a.Schedule != nil {
		if _, known := a.Schedule.Class(code); !known {
			return engine.Receipt{}, diag.Fail(diag.New("AR024", diag.Position{}, "kode", code, "ada", a.Schedule.codes()))
		}
	}
	q.Dossier, q.Folder = p.Dossier, f.Part.Key
	return a.Desk.File(ctx, q)
}

// MoveRequest moves folders: to the keeper of inactive papers, out of the house,
// or out of the world.
type MoveRequest struct {
	Places   []Place
	To       string // a state
	On       schema.Date
	Minutes  string // number of the berita acara
	Receiver string
	Filing   engine.FilingRequest // who, why
}

// Moved is what a move records of one folder.
type Moved struct {
	Folder   Folder
	Receipt  engine.Receipt
	Findings []diag.Diagnostic
}

// Move records a transfer. All folders are looked at before the first is moved.
func (a *Archive) Move(ctx context.Context, q MoveRequest) ([]Moved, error) {
	var list []Moved
	var bag diag.Bag
	for _, p := range q.Places {
		f, err := a.Folder(ctx, p)
		if err != nil {
			return nil, err
		}
		found := a.movable(f, q)
		bag.Add(found...)
		list = append(list, Moved{Folder: f, Findings: found})
	}
	if err := diag.Fail(bag.List()...); err != nil {
		return nil, err
	}
	for i, m := range list {
		filing := q.Filing
		filing.Dossier, filing.Folder = m.Folder.Dossier.ID, m.Folder.Part.Key
		filing.Values = map[string]schema.Value{"keadaan": q.To, "tgl_" + q.To: q.On, "ba_" + q.To: q.Minutes}
		if q.Receiver != "" {
			filing.Values["penerima"] = q.Receiver
		}
		receipt, err := a.Desk.File(ctx, filing)
		if err != nil {
			return list[:i], fmt.Errorf("move folder %s: %w", m.Folder.Number(), err)
		}
		list[i].Receipt = receipt
	}
	return list, nil
}

// movable says what stands against a move: it has been made, the folder has left
// the house, or the schedule forbids it. That the time has not come is told only:
// the schedule is not the only reason.
func (a *Archive) movable(f Folder, q MoveRequest) []diag.Diagnostic {
	number, ended := f.Number(), f.Ended(a.Desk)
	class, scheduled := a.Schedule.Class(f.Code())
	switch state := f.state(); {
	case state == q.To, state == stateHanded, state == stateDestroyed:
		return []diag.Diagnostic{diag.New("AR061", diag.Position{}, "map", number, "keadaan", state)}
	case q.To == stateDestroyed && !(scheduled && class.Fate == Destroyed):
		return []diag.Diagnostic{diag.New("AR062", diag.Position{}, "map", number)}
	case ended.IsZero():
		return []diag.Diagnostic{diag.New("AR063", diag.Position{}, "map", number, "berkas", string(f.Dossier.ID))}
	case !scheduled:
		return nil
	}
	due, _ := class.Active.After(ended)
	if q.To != stateInactive {
		due, _ = class.Inactive.After(due)
	}
	if q.On.Compare(due) < 0 {
		return []diag.Diagnostic{diag.Warn("AR064", diag.Position{}, "map", number, "tanggal", due.String())}
	}
	return nil
}

// States are the words a folder may be moved by.
func States() []string { return []string{stateInactive, stateHanded, stateDestroyed} }
