package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/pdf"
)

// pdfJob is one Word file of many and what became of it.
type pdfJob struct {
	from, to string
	findings []diag.Diagnostic
	failed   bool   // by the file's own fault; the findings say which
	written  string // in place of to, which another program holds open
}

// many makes the PDFs of files, folders and patterns on all cores, and tells of
// each in the order they were named in. A file that cannot be laid out hinders
// no other; what the machine fails at ends the run. out is a folder.
func (p *typesetter) many(ctx context.Context, args []string, out string) error {
	if out == "-" {
		return usage("cli.pdf.stream")
	}
	jobs, err := pdfJobs(args, out)
	if err != nil {
		return err
	}
	t := &pdfTally{app: p.app, total: len(jobs), told: map[string]bool{}}
	found := pdf.Fonts(p.fonts)
	if p.json {
		t.findings = found
	} else {
		p.printFindings(p.Stderr, found)
	}
	each := func(yield func(*pdfJob, error) bool) {
		for i := range jobs {
			if !yield(&jobs[i], nil) {
				return
			}
		}
	}
	err = engine.InOrder(ctx, iter.Seq2[*pdfJob, error](each), p.work, t.add)
	t.bar(0)
	return t.finish(err)
}

// work makes one PDF and puts it in place.
func (p *typesetter) work(ctx context.Context, j *pdfJob) error {
	made, findings, err := p.layOut(ctx, j.from)
	if refused := diag.Findings(err); refused != nil {
		j.findings, j.failed = refused, true
		return nil
	}
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	j.findings = findings
	if p.dryRun {
		return nil
	}
	written, err := writeFile(j.to, made)
	if err != nil {
		return err
	}
	if written != j.to {
		j.written = written
	}
	return nil
}

// severalPDFs reports whether a call may make several PDFs. One file and a folder
// to put it in count too: a pattern may happen to fit one file only.
func severalPDFs(args []string, out string) bool {
	return len(args) > 1 || isFolder(args[0]) || isPattern(args[0]) ||
		isFolder(out) || out != "" && os.IsPathSeparator(out[len(out)-1])
}

// isFolder reports whether a name is that of a folder.
func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// isPattern reports whether a name is a pattern that no shell has resolved, as
// that of Windows never does.
func isPattern(name string) bool {
	_, err := os.Lstat(name)
	return err != nil && strings.ContainsAny(name, "*?[")
}

// pdfJobs lists what the arguments stand for and refuses, before anything is
// made, what would overwrite a PDF of the same run.
func pdfJobs(args []string, out string) ([]pdfJob, error) {
	var jobs []pdfJob
	for _, arg := range args {
		more, err := pdfJobsOf(arg, out)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, more...)
	}
	once, makers := jobs[:0], map[string]string{}
	for _, j := range jobs {
		// Folded, since most disks of an office do not tell A.pdf from a.pdf.
		target := strings.ToLower(filepath.Clean(j.to))
		switch first, taken := makers[target]; {
		case !taken:
			makers[target] = j.from
			once = append(once, j)
		case filepath.Clean(first) != filepath.Clean(j.from):
			return nil, usage("cli.pdf.twice", "satu", first, "dua", j.from, "berkas", j.to)
		}
	}
	return once, nil
}

// pdfJobsOf lists the Word files one argument stands for. A folder stands for
// those in it and below; --out keeps its subfolders.
func pdfJobsOf(arg, out string) ([]pdfJob, error) {
	switch {
	case arg == "-":
		return nil, usage("cli.pdf.stream")
	case isPattern(arg):
		names, err := filepath.Glob(arg)
		if err != nil || len(names) == 0 {
			return nil, diag.Fail(diag.New("CL100", diag.Position{File: arg}))
		}
		var jobs []pdfJob
		for _, name := range names {
			more, err := pdfJobsOf(name, out)
			if err != nil {
				return nil, err
			}
			jobs = append(jobs, more...)
		}
		return jobs, nil
	case isFolder(arg):
		return pdfJobsIn(arg, out)
	}
	to := pdfName(arg)
	if out != "" {
		to = filepath.Join(out, filepath.Base(to))
	}
	return []pdfJob{{from: arg, to: to}}, nil
}

func pdfJobsIn(folder, out string) ([]pdfJob, error) {
	var jobs []pdfJob
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		base := filepath.Base(name)
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != folder && strings.HasPrefix(base, "."):
			return fs.SkipDir
		// "~$surat.docx" is Word's note that somebody has the file open.
		case d.IsDir(), strings.HasPrefix(base, "."), strings.HasPrefix(base, "~$"), !strings.EqualFold(filepath.Ext(base), ".docx"):
			return nil
		}
		inside, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		jobs = append(jobs, pdfJob{from: name, to: filepath.Join(cmp.Or(out, folder), pdfName(inside))})
		return nil
	})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", diag.Fail(diag.New("CL013", diag.Position{File: folder}, "sebab", cause(err))), err)
	case len(jobs) == 0:
		return nil, diag.Fail(diag.New("CL100", diag.Position{File: folder}))
	}
	return jobs, nil
}

// pdfTally counts what became of the files, and tells.
type pdfTally struct {
	*app
	total, seen, failed int
	code                int // of the failures, when nothing else was made
	told                map[string]bool
	findings            []diag.Diagnostic // about no file; kept for JSON
	files               []pdfJSON
}

// pdfJSON is one file as scripts read it; a file without a PDF has only findings.
type pdfJSON struct {
	From     string        `json:"docx"`
	To       string        `json:"pdf,omitempty"`
	Findings []findingJSON `json:"temuan"`
}

// add tells of one file: the PDF on stdout, its findings on stderr.
func (t *pdfTally) add(j *pdfJob) error {
	t.seen++
	if j.failed {
		t.failed++
		t.code = max(t.code, exitOf(j.findings))
		j.to = ""
	}
	if t.json {
		t.files = append(t.files, pdfJSON{From: j.from, To: cmp.Or(j.written, j.to), Findings: t.findingsJSON(j.findings)})
		return nil
	}
	t.bar(0)
	if j.written != "" {
		t.talk("cli.sibling", "berkas", j.to, "nama", j.written)
	}
	if !j.failed {
		if _, err := fmt.Fprintln(t.Stdout, cmp.Or(j.written, j.to)); err != nil {
			return err
		}
	}
	t.printFindings(t.Stderr, t.news(j.findings))
	j.findings = nil // told; the list of files stays small
	t.bar(t.seen)
	return nil
}

// news leaves out notes that were told of an earlier file: that Arial is drawn
// in a typeface of the same widths is worth one line, not one for each file.
func (t *pdfTally) news(findings []diag.Diagnostic) []diag.Diagnostic {
	var news []diag.Diagnostic
	for _, f := range findings {
		if f.Severity == diag.Info {
			key := f.Code + f.Sentence(t.lang)
			if t.told[key] {
				continue
			}
			t.told[key] = true
		}
		news = append(news, f)
	}
	return news
}

func (t *pdfTally) bar(seen int) { t.drawBar(seen, t.total, t.failed) }

// finish tells the end of it; cause is what stopped the run, if anything did.
func (t *pdfTally) finish(cause error) error {
	done := t.seen - t.failed
	if t.json {
		if err := t.encode(t.Stdout, map[string]any{
			"berkas": orEmpty(t.files), "selesai": done, "gagal": t.failed, "jumlah": t.total,
			"temuan": t.findingsJSON(t.findings), "uji_coba": t.dryRun,
		}); err != nil {
			return errors.Join(cause, err)
		}
	} else {
		t.talk("cli.pdf.done", "selesai", done, "gagal", t.failed, "jumlah", t.total)
		if t.dryRun {
			t.talk("cli.dryrun")
		}
	}
	return ended(done, t.failed, t.total, cause, foundError{code: t.code})
}
