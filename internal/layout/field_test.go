package layout_test

import (
	"strings"
	"testing"
)

// fieldOf is a complex field with an instruction and a saved result.
func fieldOf(instr, result string) string {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return mark("begin") + instr + mark("separate") + `<w:r><w:t>` + result + `</w:t></w:r>` + mark("end")
}

func instrText(text string) string {
	return `<w:r><w:instrText xml:space="preserve">` + text + `</w:instrText></w:r>`
}

// TestAnInstructionGoesOnBehindAFieldInIt sets an IF field whose condition holds
// another field: its instruction is read on behind it, and only its result shown.
func TestAnInstructionGoesOnBehindAFieldInIt(t *testing.T) {
	inner := fieldOf(instrText(" MERGEFIELD jenis "), "salah")
	doc, _ := lay(t, sample{body: `<w:p>` + fieldOf(instrText(" IF ")+inner+instrText(` = "PKS" "perjanjian" "nota" `), "perjanjian") + `</w:p>`})
	if got := strings.TrimSpace(textOf(doc)); got != "perjanjian" {
		t.Errorf("the page says %q, want the result of the outer field", got)
	}
}
