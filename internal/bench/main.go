// Bench measures this project beside others: its way from Word to PDF (pdf.go),
// and its template engine on one paper: an agreement of seven pages (pks.txt)
// with a party table, a budget of 20 rows, conditions, lists, a header and a
// footer. The paper is written in the tag syntax of each engine by this program,
// so that all are asked for the same text, and what they give is compared word
// by word.
//
// It is a module of its own: what it needs to measure others is no business of
// the program. Engines that are not installed are named and left out.
//
//	bench run [-n documents] [-rounds n] [-peers folder]
//	bench pdf [-rounds n]               Word to PDF, beside what is installed
//	bench engine NAME N FOLDER [OUT]    one engine of Go, as run starts it
package main

import (
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

//go:embed pks.txt
var agreement string

func main() {
	if err := start(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func start(args []string) error {
	if len(args) > 0 && args[0] == "engine" {
		return engineProcess(args[1:])
	}
	if len(args) == 0 || args[0] != "run" && args[0] != "pdf" {
		return fmt.Errorf("usage: bench run [flags], bench pdf [flags] or bench engine NAME N FOLDER [OUT]")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	n := flags.Int("n", 200, "documents of each run; engines in Go make ten times as many")
	rounds := flags.Int("rounds", 3, "rounds over all engines")
	peers := flags.String("peers", "installed", "folder with node_modules and venv")
	root := flags.String("root", ".", "folder of this program's source")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return fmt.Errorf("make a folder for the templates: %w", err)
	}
	defer os.RemoveAll(dir)
	if args[0] == "pdf" {
		return (&pdfBench{dir: dir, root: *root, rounds: *rounds}).run()
	}
	source := filepath.Join(*root, "..", "render", "testdata", "pks")
	if err := writeTemplates(dir, source); err != nil {
		return err
	}
	b := &bench{dir: dir, peers: *peers, root: *root, n: *n, rounds: *rounds}
	return b.run()
}

// writeTemplates writes the paper in every syntax, and the data.
func writeTemplates(dir, source string) error {
	paper, err := parsePaper(agreement)
	if err != nil {
		return fmt.Errorf("read the paper: %w", err)
	}
	for _, file := range []string{"data.json", "fields.yaml"} {
		data, err := os.ReadFile(filepath.Join(source, file))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, file), data, 0o644)
		}
		if err != nil {
			return fmt.Errorf("copy the data: %w", err)
		}
	}
	data, err := readData(dir)
	if err != nil {
		return err
	}
	flat, keys, err := flatten(paper, data)
	if err != nil {
		return fmt.Errorf("unroll the paper: %w", err)
	}
	for name, d := range dialects {
		written := paper
		if name == "flat" {
			written = flat
		}
		file, err := docx(written, d)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name+".docx"), file, 0o644)
		}
		if err != nil {
			return fmt.Errorf("write the template of %s: %w", name, err)
		}
	}
	encoded, err := json.Marshal(keys)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "flat.json"), encoded, 0o644)
	}
	return err
}

func readData(dir string) (map[string]any, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "data.json"))
	if err != nil {
		return nil, err
	}
	var data map[string]any
	if err := json.Unmarshal(raw, &data); err != nil {
		return nil, fmt.Errorf("read data.json: %w", err)
	}
	return data, nil
}

// report is the line every engine process ends with.
type report struct {
	N       int     `json:"n"`
	Seconds float64 `json:"s"`
	Bytes   int     `json:"bytes"`
	Version string  `json:"version"` // of the engine
}

// engineProcess makes N documents with an engine of Go.
func engineProcess(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("engine needs NAME N FOLDER")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil || n < 1 {
		return fmt.Errorf("number of documents %q", args[1])
	}
	open, ok := engines[args[0]]
	if !ok {
		return fmt.Errorf("no engine %q", args[0])
	}
	one, err := open(args[2])
	if err != nil {
		return err
	}
	var out []byte
	from := time.Now()
	for range n {
		if out, err = one(); err != nil {
			return err
		}
	}
	spent := time.Since(from)
	if len(args) > 3 {
		if err := os.WriteFile(args[3], out, 0o644); err != nil {
			return err
		}
	}
	return json.NewEncoder(os.Stdout).Encode(report{n, spent.Seconds(), len(out), version(args[0])})
}
