// Command naskah drafts the paperwork of Indonesian government cooperation and
// carries it through its stages. All it does is in package cli.
package main

import (
	"crypto/rand"
	"os"
	"time"

	"naskah/internal/cli"
	"naskah/scenarios"
	"naskah/templates"
	"naskah/workflows"
)

func main() {
	os.Exit(cli.Main(cli.Env{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Rand: rand.Reader,
		Templates: templates.FS, Workflows: workflows.FS, Scenarios: scenarios.FS,
	}))
}
