//go:build acceptance

package acceptance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naskah/internal/pdf"
)

// verdict is what veraPDF says of one file.
type verdict struct {
	Item struct {
		Name string `json:"name"`
	} `json:"itemDetails"`
	Results []result `json:"validationResult"`
}

// result is the verdict by one profile.
type result struct {
	Profile   string `json:"profileName"`
	Compliant bool   `json:"compliant"`
	Details   struct {
		PassedRules int `json:"passedRules"`
		FailedRules int `json:"failedRules"`
		Rules       []struct {
			Clause      string `json:"clause"`
			TestNumber  int    `json:"testNumber"`
			Description string `json:"description"`
		} `json:"ruleSummaries"`
	} `json:"details"`
}

// validate hands files to veraPDF, in one call: starting Java is what takes long.
// Each file is judged by the profiles that it claims itself.
func validate(t *testing.T, files []string) map[string]verdict {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	jars, err := filepath.Glob(filepath.Join(cache, "naskah", "greenfield-apps-*.jar"))
	if err != nil || len(jars) == 0 {
		t.Fatalf("veraPDF is not in %s/naskah (%v); make tools puts it there", cache, err)
	}
	var said bytes.Buffer
	c := exec.Command("java", append([]string{"-cp", jars[len(jars)-1], "org.verapdf.apps.GreenfieldCliWrapper", "--format", "json"}, files...)...)
	c.Stderr = &said
	out, err := c.Output() // its exit code says that a file failed
	var report struct {
		Report struct {
			Jobs []verdict `json:"jobs"`
		} `json:"report"`
	}
	if bad := json.Unmarshal(out, &report); bad != nil {
		t.Fatalf("veraPDF: %v, %v\n%s", err, bad, said.String())
	}
	verdicts := map[string]verdict{}
	for _, v := range report.Report.Jobs {
		verdicts[v.Item.Name] = v
	}
	return verdicts
}

// valid fails for each file that breaks a rule of the flavour it should claim.
func valid(t *testing.T, flavourOf map[string]pdf.Flavour) {
	t.Helper()
	var files []string
	for name := range flavourOf {
		files = append(files, name)
	}
	verdicts := validate(t, files)
	for name, flavour := range flavourOf {
		v, ok := verdicts[name]
		if !ok || len(v.Results) == 0 {
			t.Errorf("veraPDF says nothing of %s", filepath.Base(name))
			continue
		}
		want := fmt.Sprintf("PDF/A-%s validation profile", strings.ToUpper(string(flavour)))
		if !slices.Contains(profiles(v), want) {
			t.Errorf("%s was judged by %q, want %s", filepath.Base(name), profiles(v), want)
		}
		for _, r := range v.Results {
			if !r.Compliant || r.Details.FailedRules > 0 || r.Details.PassedRules < 90 {
				t.Errorf("%s: %d rules failed, %d passed by the %s", filepath.Base(name), r.Details.FailedRules, r.Details.PassedRules, r.Profile)
			}
			for _, rule := range r.Details.Rules {
				t.Errorf("%s breaks %s test %d: %s", filepath.Base(name), rule.Clause, rule.TestNumber, rule.Description)
			}
		}
	}
}

// profiles are those a file was judged by: of each standard that it claims.
func profiles(v verdict) (names []string) {
	for _, r := range v.Results {
		names = append(names, r.Profile)
	}
	return names
}

// TestIssuedPapersKeepToPDFUA holds the papers of the story to PDF/UA-1, which they
// claim.
func TestIssuedPapersKeepToPDFUA(t *testing.T) {
	papers := made(t, ".pdf")
	verdicts := validate(t, papers)
	for _, name := range papers {
		if !slices.ContainsFunc(verdicts[name].Results, func(r result) bool { return r.Profile == "PDF/UA-1 validation profile" && r.Compliant }) {
			t.Errorf("%s was judged by %q, want PDF/UA-1 among them, without a fault", filepath.Base(name), profiles(verdicts[name]))
		}
	}
}

// pdfOf makes the PDF of a Word file with the real binary.
func pdfOf(t *testing.T, word, out string, flavour pdf.Flavour) string {
	t.Helper()
	made := exec.Command(binary, "pdf", word, "--flavour", string(flavour), "-o", out)
	if said, err := made.CombinedOutput(); err != nil {
		t.Fatalf("naskah pdf %s: %v\n%s", filepath.Base(word), err, said)
	}
	return out
}

// TestVeraPDFFindsNothing judges the papers of the story as they were issued,
// and each of their Word files, and Word files made to be awkward, in every
// flavour.
func TestVeraPDFFindsNothing(t *testing.T) {
	flavourOf := map[string]pdf.Flavour{}
	for _, name := range made(t, ".pdf") {
		flavourOf[name] = pdf.A3b
	}
	dir := t.TempDir()
	for i, word := range append(made(t, ".docx"), awkward(t, dir)...) {
		for _, flavour := range pdf.Flavours() {
			stem := strings.TrimSuffix(filepath.Base(word), ".docx")
			out := filepath.Join(dir, fmt.Sprintf("%02d-%s-%s.pdf", i, stem, flavour))
			flavourOf[pdfOf(t, word, out, flavour)] = flavour
		}
	}
	valid(t, flavourOf)
}
