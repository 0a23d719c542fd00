package office

import _ "embed"

//go:embed sample.yaml
var sample []byte

// Sample returns the naskah.yaml that `naskah init` writes: a complete profile
// of an invented office, with comments in Indonesian. It has no findings.
func Sample() []byte { return append([]byte(nil), sample...) }

//go:embed register.yaml
var register []byte

// EmptyRegister returns the pihak.yaml an office begins with: no party, and a
// comment on how to write one.
func EmptyRegister() []byte { return append([]byte(nil), register...) }
