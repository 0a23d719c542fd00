package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/disk"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/ipp"
	"naskah/internal/office"
	"naskah/internal/pdf"
	"naskah/internal/store/sqlite"
)

// doctorCommand says what works here and what stands in the way.
func (a *app) doctorCommand() *cobra.Command {
	var printers []string
	c := a.command("doctor", []string{"periksa-mesin"}, `
  naskah doctor
  naskah doctor --printer ipp://192.168.1.20/ipp/print --printer ipp://localhost/printers/TU`, func(c *cobra.Command, _ []string) error {
		return a.doctor(c.Context(), printers)
	})
	c.Args = a.args(0, 0)
	c.Flags().StringSliceVar(&printers, "printer", nil, a.say("cli.flag.doctorprinter"))
	return c
}

// area is one thing that is looked at: what is so, and what is wrong with it.
type area struct {
	name     string // for scripts
	title    string
	facts    []string
	findings []diag.Diagnostic
}

func (x *area) fact(text string) { x.facts = append(x.facts, text) }

func (x *area) find(findings ...diag.Diagnostic) { x.findings = append(x.findings, findings...) }

// blame files why something failed; what carries no findings is a fact.
func (x *area) blame(err error) {
	if found := diag.Findings(err); found != nil {
		x.find(found...)
	} else {
		x.find(diag.New("PR060", diag.Position{}, "sebab", err.Error()))
	}
}

// doctor looks at everything and stops at nothing: each trouble is told where it
// belongs.
func (a *app) doctor(ctx context.Context, printers []string) error {
	dir, err := a.anyWorkspace()
	if err != nil {
		return err
	}
	profile, house := a.examineOffice(dir)
	areas := []area{a.examineMachine(dir, profile), house, a.examineFonts(dir), a.examineRecord(ctx, dir)}
	for _, address := range printers {
		areas = append(areas, a.examinePrinter(ctx, address))
	}
	if err := a.tellAreas(areas, len(printers) == 0); err != nil {
		return err
	}
	for _, x := range areas {
		if diag.HasErrors(x.findings) {
			return foundError{}
		}
	}
	return nil
}

// tellAreas prints what was found, area by area.
func (a *app) tellAreas(areas []area, noPrinter bool) error {
	if a.json {
		list := []map[string]any{}
		for _, x := range areas {
			list = append(list, map[string]any{"hal": x.name, "keterangan": orEmpty(x.facts), "temuan": a.findingsJSON(diag.Sorted(x.findings))})
		}
		return a.encode(a.Stdout, map[string]any{"pemeriksaan": list})
	}
	for _, x := range areas {
		if _, err := fmt.Fprintln(a.Stdout, x.title); err != nil {
			return err
		}
		for _, fact := range x.facts {
			if _, err := fmt.Fprintln(a.Stdout, "  "+strings.Map(harmless, fact)); err != nil {
				return err
			}
		}
		a.printFindings(a.Stdout, diag.Sorted(x.findings))
	}
	if noPrinter {
		a.talk("cli.doctor.noprinter")
	}
	return nil
}

// Room that an office needs on its disk, in bytes: a backup beside the record
// and a day's papers.
const fewBytes = 500 << 20

func (a *app) examineMachine(dir string, profile *office.Office) area {
	x := area{name: "mesin", title: a.say("cli.doctor.machine")}
	now := a.Now()
	if profile != nil {
		now = now.In(profile.Location())
	}
	x.fact(a.say("cli.doctor.system", "sistem", runtime.GOOS+"/"+runtime.GOARCH, "inti", runtime.NumCPU(), "versi", version()))
	x.fact(a.say("cli.doctor.clock", "waktu", moment(now)+now.Format(" MST")))
	where := dir
	if where == "" {
		where = "."
	}
	if free, known := disk.Free(where); known {
		x.fact(a.say("cli.doctor.free", "ruang", megabytes(free)))
		if free < fewBytes {
			x.find(diag.Warn("PR061", diag.Position{}, "ruang", megabytes(free)))
		}
	}
	return x
}

func megabytes(n uint64) string { return fmt.Sprintf("%d MB", n>>20) }

// examineOffice reads the profile and what lies beside it, and tries to write.
func (a *app) examineOffice(dir string) (*office.Office, area) {
	x := area{name: "kantor", title: a.say("cli.doctor.office")}
	if dir == "" {
		x.fact(a.say("cli.doctor.nowhere"))
		return nil, x
	}
	profile, err := a.loadOffice(dir)
	if err != nil {
		x.blame(err)
		return nil, x
	}
	shelf := a.shelf(dir)
	workflows, err := shelf.Workflows()
	templates, bad := shelf.Templates()
	if err := errors.Join(err, bad); err != nil {
		x.blame(err)
	}
	x.fact(a.say("cli.doctor.profile", "folder", dir, "nama", profile.Values().Text("nama"), "alur", len(workflows), "templat", len(templates)))
	checked, err := engine.New(engine.Config{Office: profile, Shelf: shelf, Now: a.Now}).Check()
	if err != nil {
		x.blame(err)
	} else if n := len(checked.Findings); n > 0 {
		x.find(diag.Warn("PR062", diag.Position{}, "temuan", n))
	}
	probe, err := os.CreateTemp(dir, tempPattern)
	if err != nil {
		x.blame(cannotWrite(dir, err))
		return profile, x
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		x.blame(err)
	}
	return profile, x
}

// prescribed are the typefaces that rules of official papers name, and Word's own.
var prescribed = []string{"Arial", "Bookman Old Style", "Times New Roman", "Calibri", "Cambria"}

func (a *app) examineFonts(dir string) area {
	x := area{name: "huruf", title: a.say("cli.doctor.fonts")}
	library, err := a.fonts(dir)
	if err != nil {
		x.blame(err)
		return x
	}
	x.find(pdf.Fonts(library)...)
	for _, name := range prescribed {
		_, s := library.Face(name, false, false)
		x.fact(a.replaced(name, s))
		if s != nil && !s.MetricEqual {
			x.find(diag.Warn("PR063", diag.Position{}, "huruf", name, "pengganti", s.Used))
		}
	}
	return x
}

// replaced says what stands for a typeface.
func (a *app) replaced(name string, s *font.Substitution) string {
	switch {
	case s == nil:
		return a.say("cli.doctor.font", "huruf", name)
	case s.MetricEqual:
		return a.say("cli.doctor.fontequal", "huruf", name, "pengganti", s.Used)
	}
	return a.say("cli.doctor.fontother", "huruf", name, "pengganti", s.Used)
}

// examineRecord opens the record where there is one.
func (a *app) examineRecord(ctx context.Context, dir string) area {
	x := area{name: "basis_data", title: a.say("cli.doctor.record")}
	file := recordFile(dir)
	info, err := os.Stat(file)
	switch {
	case dir == "" || errors.Is(err, fs.ErrNotExist):
		x.fact(a.say("cli.doctor.norecord"))
		return x
	case err != nil:
		x.blame(err)
		return x
	}
	store, err := sqlite.Open(ctx, file, a.storeOptions())
	if err != nil {
		x.blame(err)
		return x
	}
	var all []dossier.Summary
	err = store.View(ctx, func(r dossier.Reader) error {
		all, err = r.List("", "")
		return err
	})
	if err := errors.Join(err, store.Close()); err != nil {
		x.blame(err)
		return x
	}
	x.fact(a.say("cli.doctor.dossiers", "berkas", file, "jumlah", len(all), "ukuran", megabytes(uint64(info.Size()))))
	if store.ReadOnly() {
		x.find(diag.Warn("PR064", diag.Position{}))
	}
	if last := latest(all); last.After(a.Now().Add(time.Minute)) {
		x.find(diag.New("PR065", diag.Position{}, "terakhir", moment(last.UTC()), "kini", moment(a.Now().UTC())))
	}
	for _, left := range leftovers(filepath.Dir(file)) {
		x.find(diag.Note("PR066", diag.Position{File: left}))
	}
	return x
}

// latest is when the record last changed.
func latest(all []dossier.Summary) time.Time {
	var last time.Time
	for _, s := range all {
		if s.Changed.After(last) {
			last = s.Changed
		}
	}
	return last
}

// leftovers are files that a killed run did not finish. None is ours to delete
// here: another run may be writing it now.
func leftovers(dir string) []string {
	found, _ := filepath.Glob(filepath.Join(dir, tempPattern)) // the pattern is fixed and good
	return found
}

// examinePrinter asks a printer and says of each thing an office does with
// paper whether this one does it.
func (a *app) examinePrinter(ctx context.Context, address string) area {
	x := area{name: "pencetak", title: a.say("cli.doctor.printer", "alamat", address)}
	printer, err := ipp.Open(address, a.user())
	if err != nil {
		x.blame(err)
		return x
	}
	able, found, err := describe(ctx, printer)
	if err != nil {
		x.blame(err)
		return x
	}
	x.find(found...)
	x.fact(able.Name)
	for _, need := range a.needs() {
		lacks := slices.ContainsFunc(able.Lacks(need.job), func(d diag.Diagnostic) bool { return d.Code == "IP002" || d.Code == "IP003" })
		x.fact(a.say("cli.doctor.can", "apa", need.what, "dapat", a.yesNo(!lacks)))
		if lacks {
			x.find(need.lack)
		}
	}
	return x
}

// need is something an office does with paper, and what to say where a printer
// cannot.
type need struct {
	what string
	job  ipp.Job
	lack diag.Diagnostic
}

func (a *app) needs() []need {
	here := diag.Position{}
	return []need{
		{a.say("cli.doctor.a4"), ipp.Job{Sheet: ipp.A4}, diag.New("PR067", here)},
		{a.say("cli.doctor.f4"), ipp.Job{Sheet: ipp.F4}, diag.Warn("PR068", here)},
		{a.say("cli.doctor.duplex"), ipp.Job{Sides: ipp.LongEdge}, diag.Warn("PR069", here)},
		{a.say("cli.doctor.fold"), ipp.Job{Sides: ipp.ShortEdge}, diag.Note("PR070", here)},
		{a.say("cli.doctor.a3"), ipp.Job{Sheet: ipp.A3}, diag.Note("PR071", here)},
	}
}
