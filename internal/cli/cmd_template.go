package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/render"
)

// templateCommand holds the commands about templates.
func (a *app) templateCommand() *cobra.Command {
	c := a.command("template", []string{"templat"}, `
  naskah template fields nota_kesepahaman
  naskah template export nota_kesepahaman -o nota_kesepahaman.docx`, func(c *cobra.Command, _ []string) error { return c.Help() })
	c.Args = a.knownCommand
	c.AddCommand(a.fieldsCommand(), a.exportCommand())
	return c
}

// exportCommand hands a template to someone who prefers Word.
func (a *app) exportCommand() *cobra.Command {
	var out string
	c := a.command("export", nil, `
  naskah template export nota_kesepahaman -o nota_kesepahaman.docx`, func(c *cobra.Command, args []string) error {
		desk, err := a.checkingDesk()
		if err != nil {
			return err
		}
		data, err := desk.Export(args[0])
		if err != nil {
			return err
		}
		if out == "" {
			out = safeName(args[0] + ".docx")
		}
		if _, err := os.Lstat(out); err == nil {
			return usage("cli.export.exists", "berkas", out)
		}
		names, err := a.writeAll(c.Context(), []outFile{{name: out, data: data}})
		if err != nil {
			return err
		}
		return a.printNames(names)
	})
	c.Args = a.args(1, 1)
	a.outFlag(c, &out, "", a.say("cli.flag.exportout"))
	a.dryRunFlag(c)
	return c
}

// fieldsCommand lists the fields a template reads. It needs no workspace.
func (a *app) fieldsCommand() *cobra.Command {
	var id string
	c := a.command("fields", []string{"data"}, `
  naskah template fields nota_kesepahaman
  naskah template fields undangan.docx --workflow kl-dalam-negeri
  naskah template fields undangan.docx --json`, func(_ *cobra.Command, args []string) error {
		q := engine.FieldsRequest{Name: args[0], Workflow: id}
		if isFile(args[0]) {
			var err error
			if q.Data, err = a.readInput(args[0]); err != nil {
				return err
			}
		}
		desk, err := a.checkingDesk()
		if err != nil {
			return err
		}
		reading, err := desk.TemplateFields(q)
		if err != nil {
			return err
		}
		return a.printReading(reading)
	})
	c.Args = a.args(1, 1)
	c.Flags().StringVar(&id, "workflow", "", a.say("cli.flag.workflow"))
	return c
}

// isFile reports whether a template is meant as a file, not by its name on the
// shelf.
func isFile(name string) bool {
	return name == "-" || filepath.Base(name) != name || slices.Contains([]string{".docx", ".docm", ".dotx", ".naskah"}, strings.ToLower(filepath.Ext(name)))
}

type placeJSON struct {
	File        string `json:"berkas,omitempty"`
	Line        int    `json:"baris,omitempty"`
	Col         int    `json:"kolom,omitempty"`
	Place       string `json:"letak,omitempty"`
	Conditional bool   `json:"bersyarat,omitempty"`
}

type readJSON struct {
	Name     string      `json:"nama"`
	Path     string      `json:"jalur"`
	Type     string      `json:"jenis"`
	Optional bool        `json:"opsional"`
	Late     bool        `json:"menyusul"`
	Places   []placeJSON `json:"tempat"`
	Fields   []readJSON  `json:"data,omitempty"`
}

func (a *app) printReading(r engine.Reading) error {
	var err error
	if a.json {
		err = a.encode(a.Stdout, map[string]any{
			"naskah": r.Paper, "judul": r.Title, "alur": r.Workflow, "data": orEmpty(a.readsJSON(r.Fields)), "temuan": a.findingsJSON(r.Findings),
		})
	} else {
		a.talkAbout(r)
		var rows [][]string
		a.readRows(&rows, r.Fields, "")
		if len(rows) > 0 {
			head := []string{a.say("cli.head.field"), a.say("cli.head.type"), a.say("cli.head.need"), a.say("cli.head.places")}
			err = grid{width: pageWidth, head: head, rows: rows}.print(a.Stdout)
		}
		a.printFindings(a.Stderr, r.Findings)
	}
	if err == nil && diag.HasErrors(r.Findings) {
		return foundError{}
	}
	return err
}

// talkAbout says what the table shows and what it rests on.
func (a *app) talkAbout(r engine.Reading) {
	switch {
	case len(r.Fields) == 0:
		a.talk("cli.fields.none", "naskah", r.Paper)
	case r.Workflow != "":
		a.talk("cli.fields.checked", "naskah", r.Paper, "alur", r.Workflow)
	case len(r.Others) > 0:
		a.talk("cli.fields.several", "naskah", r.Paper, "alur", r.Others)
	default:
		a.talk("cli.fields.inferred", "naskah", r.Paper)
	}
}

// readRows lists fields, those of lists and records indented below them.
func (a *app) readRows(rows *[][]string, list []render.Read, indent string) {
	for _, r := range list {
		need := a.say("cli.fields.needed")
		switch {
		case r.Late:
			need = a.say("cli.fields.late")
		case r.Optional:
			need = a.say("cli.fields.optional")
		}
		kind := r.Type
		if kind == "?" {
			kind = a.say("cli.fields.unknown")
		}
		*rows = append(*rows, []string{
			indent + strings.Map(harmless, r.Name), kind, need, strings.Map(harmless, a.placesOf(r)),
		})
		a.readRows(rows, r.Fields, indent+noBreak+noBreak)
	}
}

// maxPlaces is how many places of a field the table shows; JSON has them all.
const maxPlaces = 40

// placesOf says where a field is read, each place once: in words, or by line.
func (a *app) placesOf(r render.Read) string {
	var places, lines []string
	seen := map[string]bool{}
	for _, u := range r.Places {
		list, s := &places, (diag.Diagnostic{Place: u.Place}).PlaceText(a.lang)
		if s == "" {
			list, s = &lines, strconv.Itoa(u.Pos.Line)
		}
		if !seen[s] && len(seen) < maxPlaces {
			*list = append(*list, s)
		}
		seen[s] = true
	}
	if len(lines) > 0 {
		places = append(places, a.say("cli.fields.lines", "n", lines))
	}
	if more := len(seen) - maxPlaces; more > 0 {
		places = append(places, a.say("cli.fields.more", "n", more))
	}
	return strings.Join(places, "; ")
}

func (a *app) readsJSON(list []render.Read) []readJSON {
	var out []readJSON
	for _, r := range list {
		j := readJSON{Name: r.Name, Path: r.Path, Type: r.Type, Optional: r.Optional, Late: r.Late, Places: []placeJSON{}, Fields: a.readsJSON(r.Fields)}
		for _, u := range r.Places {
			j.Places = append(j.Places, placeJSON{
				File: u.Pos.File, Line: u.Pos.Line, Col: u.Pos.Col, Conditional: u.Conditional,
				Place: diag.Diagnostic{Place: u.Place}.PlaceText(a.lang),
			})
		}
		out = append(out, j)
	}
	return out
}
