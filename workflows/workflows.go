// Package workflows holds the shipped workflow definitions.
package workflows

import "embed"

// FS are the definitions, one YAML file each.
//
//go:embed *.yaml
var FS embed.FS
