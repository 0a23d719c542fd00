package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/office"
)

// partyAddCommand enters one party or one of its officials.
func (a *app) partyAddCommand() *cobra.Command {
	c := a.command("partyadd", []string{"tambah"}, `
  naskah party add yayasan nama="Yayasan Rekaan" jenis=ormas alamat="Jalan Rekaan 1" \
    pejabat.kunci=ketua pejabat.nama="Wira Pradipta" pejabat.jabatan=Ketua
  naskah party add yayasan alamat="Jalan Rekaan 2"`,
		func(c *cobra.Command, args []string) error {
			table, err := engine.PairTable(append([]string{"kunci=" + strings.TrimPrefix(args[0], "@")}, args[1:]...))
			if err != nil {
				return err
			}
			return a.enterParties(c.Context(), table, true)
		})
	c.Args = a.args(2, -1)
	a.dryRunFlag(c)
	return c
}

// partyImportCommand enters the rows of a table.
func (a *app) partyImportCommand() *cobra.Command {
	c := a.command("partyimport", []string{"impor"}, `
  naskah party import pihak.csv --dry-run
  naskah party import pihak.csv`, func(c *cobra.Command, args []string) error {
		table, err := engine.ReadTable(args[0], a.opener(args[0]))
		if err != nil {
			return err
		}
		return a.enterParties(c.Context(), table, false)
	})
	c.Args = a.args(1, 1)
	a.dryRunFlag(c)
	return c
}

type enteredJSON struct {
	Row    int    `json:"baris,omitempty"` // not of what was typed
	Key    string `json:"kunci"`
	Result string `json:"hasil"`
}

// enteredWords are what became of a row, the same in every language: scripts
// compare them.
var enteredWords = map[office.Change]string{office.Unchanged: "tetap", office.Changed: "berubah", office.Added: "baru"}

// refusedWord is a row that was not taken in.
const refusedWord = "ditolak"

// enterParties enters the rows of a table into the register, all of them or
// none. single says that the row was typed, so that its number means nothing.
func (a *app) enterParties(ctx context.Context, table *engine.Table, single bool) error {
	r, err := a.findRegister()
	if err != nil {
		return err
	}
	edit, err := r.profile.EditParties(r.name, r.data)
	if err != nil {
		return err
	}
	rows, findings, err := table.Records(office.EntryFields())
	if err != nil {
		return err
	}
	var entered []enteredJSON
	for _, row := range rows {
		one, found := enterRow(edit, row, single)
		entered, findings = append(entered, one), append(findings, found...)
	}
	if diag.HasErrors(findings) {
		return errors.Join(a.entered(entered, findings), foundError{})
	}
	text, doubles, err := edit.Text()
	if err != nil {
		return err
	}
	if err := a.entered(entered, append(findings, doubles...)); err != nil {
		return err
	}
	return a.writeRegister(ctx, r, text)
}

// enterRow enters one row and says what became of it.
func enterRow(edit *office.Edit, row engine.TableRow, single bool) (enteredJSON, []diag.Diagnostic) {
	one := enteredJSON{Row: row.Number, Key: row.Values.Text("kunci"), Result: refusedWord}
	if !row.Failed() {
		change, found := edit.Enter(row.Values)
		for _, d := range found {
			row.Blame(d)
		}
		if !row.Failed() {
			one.Result = enteredWords[change]
		}
	}
	if single {
		one.Row = 0
	}
	var findings []diag.Diagnostic
	for _, f := range row.Findings {
		d := f.Diagnostic
		if single {
			d.Pos, d.Place = diag.Position{}, d.Place[1:]
		}
		findings = append(findings, d)
	}
	return one, findings
}

// entered tells what became of the rows.
func (a *app) entered(rows []enteredJSON, findings []diag.Diagnostic) error {
	count := map[string]int{}
	for _, row := range rows {
		count[row.Result]++
	}
	if a.json {
		return a.encode(a.Stdout, map[string]any{
			"baris": orEmpty(rows), "baru": count["baru"], "berubah": count["berubah"], "tetap": count["tetap"], "ditolak": count[refusedWord],
			"temuan": a.findingsJSON(findings), "uji_coba": a.dryRun,
		})
	}
	a.printFindings(a.Stderr, findings)
	var lines [][]string
	for _, row := range rows {
		lines = append(lines, []string{strconv.Itoa(row.Row), "@" + row.Key, a.enteredWord(row.Result)})
	}
	head := []string{a.say("cli.head.row"), a.say("cli.head.key"), a.say("cli.head.result")}
	if len(rows) == 1 && rows[0].Row == 0 {
		head, lines = nil, [][]string{lines[0][1:]}
	}
	if err := (grid{width: pageWidth, head: head, rows: lines}).print(a.Stdout); err != nil {
		return err
	}
	a.talk("cli.party.entered", "baru", count["baru"], "berubah", count["berubah"], "tetap", count["tetap"], "tolak", count[refusedWord])
	if count[refusedWord] > 0 {
		a.talk("cli.party.refused")
	}
	return nil
}

func (a *app) enteredWord(result string) string {
	switch result {
	case "baru":
		return a.say("cli.party.added")
	case "berubah":
		return a.say("cli.party.changed")
	case "tetap":
		return a.say("cli.party.same")
	}
	return a.say("cli.party.no")
}

// writeRegister puts the new text in place, unless somebody else changed the
// register since it was read.
func (a *app) writeRegister(ctx context.Context, r *register, text []byte) error {
	if bytes.Equal(text, r.data) {
		return nil
	}
	now, err := os.ReadFile(r.name)
	if r.exists != (err == nil) || r.exists && !bytes.Equal(now, r.data) {
		return diag.Fail(diag.New("OF037", diag.Position{File: r.name}))
	}
	_, err = a.writeAll(ctx, []outFile{{name: r.name, data: text}})
	return err
}
