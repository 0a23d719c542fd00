package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// bench is one interleaved run over all engines: each round starts every
// engine once, so that a busy moment of the machine hits all of them.
type bench struct {
	dir, peers, root string
	n, rounds        int
}

// runner is how an engine is started.
type runner struct {
	name    string
	command []string // N, folder and, once, a file for the document follow
	needs   string   // file that is there when it is installed
	times   int      // makes n·times/10 documents
	results []result
	starts  []result
}

// result is one process: what it said, and what the system measured of it.
type result struct {
	report
	wall, cpu time.Duration
	peak      int64 // KiB resident at most, as Linux counts
}

const starts = 5 // processes that make one document

func (b *bench) runners() ([]*runner, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	node := func(engine, pkg string) *runner {
		return &runner{name: engine, command: []string{"node", filepath.Join(b.root, "peers", "node.js"), b.peers, engine},
			needs: filepath.Join(b.peers, "node_modules", pkg, "package.json"), times: 10}
	}
	python := filepath.Join(b.peers, "venv", "bin", "python")
	return []*runner{
		{name: "naskah", command: []string{self, "engine", "naskah"}, times: 100},
		{name: "naskah, template read anew", command: []string{self, "engine", "naskah-anew"}, times: 30},
		node("carbone", "carbone"),
		node("easy-template-x", "easy-template-x"),
		node("docxtemplater", "docxtemplater"),
		{name: "docxtpl", command: []string{python, filepath.Join(b.root, "peers", "docxtpl_peer.py")}, needs: python, times: 10},
		{name: "go-docx", command: []string{self, "engine", "go-docx"}, times: 5},
	}, nil
}

// run measures, compares the texts and prints the table.
func (b *bench) run() error {
	all, err := b.runners()
	if err != nil {
		return err
	}
	var here []*runner
	for _, r := range all {
		if _, err := os.Stat(r.needs); r.needs != "" && err != nil {
			fmt.Printf("not installed: %s\n", r.name)
			continue
		}
		here = append(here, r)
	}
	if err := b.compare(here); err != nil {
		return err
	}
	for range b.rounds {
		for _, r := range here {
			if err := b.once(r, max(1, b.n*r.times/10), &r.results); err != nil {
				return err
			}
		}
	}
	for range starts {
		for _, r := range here {
			if err := b.once(r, 1, &r.starts); err != nil {
				return err
			}
		}
	}
	b.print(here)
	return nil
}

// compare makes one document with each engine and holds its words against ours.
func (b *bench) compare(list []*runner) error {
	var want []string
	for i, r := range list {
		file := filepath.Join(b.dir, "out.docx")
		if _, err := b.process(r, 1, file); err != nil {
			return err
		}
		got, err := words(file)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		if i == 0 {
			want = got
			fmt.Printf("words of the paper: %d\n", len(want))
		}
		if at := differ(got, want); at >= 0 {
			return fmt.Errorf("%s gives another text at word %d: %q, want %q", r.name, at, around(got, at), around(want, at))
		}
	}
	return nil
}

func differ(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}

func around(words []string, at int) []string {
	return words[min(max(at-3, 0), len(words)):min(at+4, len(words))]
}

func (b *bench) once(r *runner, n int, into *[]result) error {
	res, err := b.process(r, n, "")
	*into = append(*into, res)
	return err
}

// process starts one engine. Those in Go get one core, as they say they need.
func (b *bench) process(r *runner, n int, file string) (result, error) {
	args := append(slices.Clone(r.command[1:]), strconv.Itoa(n), b.dir)
	if file != "" {
		args = append(args, file)
	}
	cmd := exec.Command(r.command[0], args...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	cmd.Stderr = os.Stderr
	from := time.Now()
	out, err := cmd.Output()
	res := result{wall: time.Since(from)}
	if err != nil {
		return res, fmt.Errorf("run %s: %w", r.name, err)
	}
	if err := json.Unmarshal(out, &res.report); err != nil {
		return res, fmt.Errorf("%s said %q: %w", r.name, out, err)
	}
	res.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		res.peak = int64(use.Maxrss)
	}
	return res, nil
}

// median of what f reads from the results.
func median(list []result, f func(result) float64) float64 {
	values := make([]float64, len(list))
	for i, r := range list {
		values[i] = f(r)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// least of what f reads from the results.
func least(list []result, f func(result) float64) float64 {
	value := f(list[0])
	for _, r := range list[1:] {
		value = min(value, f(r))
	}
	return value
}

func cpuPerDocument(r result) float64 { return r.cpu.Seconds() * 1000 / float64(r.N) }

func (b *bench) print(list []*runner) {
	fmt.Printf("%s, %d cores of %s, %s, load %s\n\n", time.Now().UTC().Format(time.DateOnly), runtime.NumCPU(), processor(), runtime.Version(), load())
	fmt.Println("| engine | documents | docs/s | CPU ms/doc (least) | CPU × naskah | peak MB | start to first document ms (CPU) | bytes |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|--:|")
	base := median(list[0].results, cpuPerDocument)
	for _, r := range list {
		cpu := median(r.results, cpuPerDocument)
		fmt.Printf("| %s | %d | %.1f | %.2f (%.2f) | %.1f | %.0f | %.0f (%.0f) | %d |\n", strings.TrimSpace(r.name+" "+r.results[0].Version), r.results[0].N,
			median(r.results, func(r result) float64 { return float64(r.N) / r.Seconds }), cpu, least(r.results, cpuPerDocument), cpu/base,
			median(r.results, func(r result) float64 { return float64(r.peak) / 1024 }),
			median(r.starts, func(r result) float64 { return r.wall.Seconds() * 1000 }), median(r.starts, cpuPerDocument), r.results[0].Bytes)
	}
}

// load is how many processes wanted the cores in the last 1, 5 and 15 minutes, as
// far as Linux tells: with more than there are cores, trust the CPU time only.
func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(data))[:3], " ")
}

// processor names the machine, as far as Linux tells.
func processor() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		if name, value, ok := bytes.Cut(lines.Bytes(), []byte(":")); ok && bytes.HasPrefix(name, []byte("model name")) {
			return string(bytes.TrimSpace(value))
		}
	}
	return runtime.GOARCH
}
