package cli

import (
	"os"
	"path/filepath"

	"naskah/internal/diag"
	"naskah/internal/office"
)

// registerName is the file of the register of parties.
const registerName = "pihak.yaml"

// register is the office's register of parties as it was read.
type register struct {
	name     string
	data     []byte
	exists   bool
	profile  *office.Office // naskah.yaml alone
	office   *office.Office // with the parties
	findings []diag.Diagnostic
}

// openRegister reads the profile and the register of a folder. An office
// without a register has an empty one.
func (a *app) openRegister(dir string) (*register, error) {
	profile := filepath.Join(dir, profileName)
	data, err := a.readInput(profile)
	if err != nil {
		return nil, err
	}
	r := &register{name: filepath.Join(dir, registerName), data: office.EmptyRegister()}
	var findings []diag.Diagnostic
	r.profile, findings = office.Parse(profile, data)
	if err := diag.Fail(findings...); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(r.name); !os.IsNotExist(err) {
		r.exists = true
		if r.data, err = a.readInput(r.name); err != nil {
			return nil, err
		}
	}
	r.office, r.findings = r.profile.WithParties(r.name, r.data)
	return r, diag.Fail(r.findings...)
}
