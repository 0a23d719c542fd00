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

// memory is where the garbage collector begins to work hard instead of letting
// the process grow to twice what it needs: only documents of several thousand
// pages come near it. GOMEMLIMIT says otherwise.
const memory = 512 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	os.Exit(cli.Main(cli.Env{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Rand: rand.Reader,
		Templates: templates.FS, Workflows: workflows.FS, Scenarios: scenarios.FS,
	}))
}
