package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
)

// findingJSON is a finding as scripts read it.
type findingJSON struct {
	Code     string `json:"kode"`
	Severity string `json:"tingkat"`
	File     string `json:"berkas,omitempty"`
	Line     int    `json:"baris,omitempty"`
	Col      int    `json:"kolom,omitempty"`
	Place    string `json:"tempat,omitempty"`
	Excerpt  string `json:"kutipan,omitempty"`
	Message  string `json:"pesan"`
	Hint     string `json:"saran,omitempty"`
}

func (a *app) findingsJSON(findings []diag.Diagnostic) []findingJSON {
	out := make([]findingJSON, len(findings))
	for i, f := range findings {
		out[i] = findingJSON{
			Code: f.Code, Severity: severityWords[f.Severity], File: f.Pos.File, Line: f.Pos.Line, Col: f.Pos.Col,
			Place: f.PlaceText(a.lang), Excerpt: f.Excerpt, Message: f.Sentence(a.lang), Hint: f.HintText(a.lang),
		}
	}
	return out
}

// severityWords are the same in every language: scripts compare them.
var severityWords = [...]string{diag.Error: "galat", diag.Warning: "peringatan", diag.Info: "catatan"}

func (a *app) severity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return a.say("cli.severity.error")
	case diag.Warning:
		return a.say("cli.severity.warning")
	}
	return a.say("cli.severity.info")
}

// findingsObject writes findings to stderr for a script.
func (a *app) findingsObject(findings []diag.Diagnostic) {
	_ = a.encode(a.Stderr, map[string]any{"temuan": a.findingsJSON(findings)})
}

// printFindings writes findings as file:line:col: severity[code]: sentence, with
// place and hint on lines of their own.
func (a *app) printFindings(w io.Writer, findings []diag.Diagnostic) {
	for _, f := range findings {
		var b strings.Builder
		if pos := f.Pos.String(); pos != "" {
			b.WriteString(pos + ": ")
		}
		fmt.Fprintf(&b, "%s[%s]: %s\n", a.severity(f.Severity), f.Code, f.Sentence(a.lang))
		for _, extra := range []struct{ label, text string }{
			{a.say("cli.finding.place"), f.PlaceText(a.lang)},
			{a.say("cli.finding.excerpt"), f.Excerpt},
			{a.say("cli.finding.hint"), f.HintText(a.lang)},
		} {
			if extra.text != "" {
				fmt.Fprintf(&b, "    %s: %s\n", extra.label, extra.text)
			}
		}
		_, _ = io.WriteString(w, strings.Map(harmless, b.String()))
	}
}

// harmless takes out of a line what a terminal would obey or hide: findings
// quote files that others made.
func harmless(r rune) rune {
	if r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf) {
		return unicode.ReplacementChar
	}
	return r
}

// orEmpty makes an empty list [] in JSON, not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// encode writes a value as indented JSON.
func (a *app) encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// moment is a date and hour in little room, kept on one line by a no-break
// space that the table turns into a plain one.
func moment(t time.Time) string {
	return bahasa.TanggalAngka(t) + noBreak + fmt.Sprintf("%02d.%02d", t.Hour(), t.Minute())
}

// barWidth is the length of the progress bar in characters.
const barWidth = 30

// drawBar draws on a terminal how far a run over many items has come; 0 seen
// wipes it.
func (a *app) drawBar(seen, all, failed int) {
	if a.json || !isTerminal(a.Stderr) {
		return
	}
	line := "\r\x1b[K"
	if seen > 0 {
		done := barWidth * seen / all
		line += fmt.Sprintf("[%s%s] %s", strings.Repeat("#", done), strings.Repeat(".", barWidth-done),
			a.say("cli.progress", "n", seen, "semua", all, "gagal", failed))
	}
	_, _ = io.WriteString(a.Stderr, line)
}
