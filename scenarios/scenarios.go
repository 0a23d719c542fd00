// Package scenarios holds the shipped scenarios of rehearsals.
package scenarios

import "embed"

// FS are the scenarios, one YAML file each.
//
//go:embed *.yaml
var FS embed.FS
