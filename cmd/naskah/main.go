// Command naskah drafts the paperwork of Indonesian government cooperation and
// carries it through its stages. All it does is in package cli.
package main

import (
	"crypto/rand"
	"os"
	"runtime/debug"
	"time"

	"naskah/internal/cli"
	"naskah/scenarios"
	"naskah/templates"
	"naskah/workflows"
)

// The garbage collector lets the process grow to three times what it needs (a
// sixth less CPU time for a PDF), but works hard from memory on, which only
// documents of several thousand pages come near. GOGC and GOMEMLIMIT say
// otherwise.
const (
	garbage = 200
	memory  = 512 << 20
)

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	os.Exit(cli.Main(cli.Env{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Rand: rand.Reader,
		Templates: templates.FS, Workflows: workflows.FS, Scenarios: scenarios.FS,
	}))
}
