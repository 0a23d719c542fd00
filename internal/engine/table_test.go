package engine

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"naskah/internal/diag"
)

// tableOf reads a table from text.
func tableOf(name, text string) (*Table, error) {
	return ReadTable(name, func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil })
}

func TestTableReadsWhatSpreadsheetsWrite(t *testing.T) {
	want := "[Nama Tgl. lahir] 2:[Ani 1 Mei 2000] 5:[Budi; \"B\" a\nb] "
	for name, text := range map[string]string{
		"comma":     "Nama,Tgl. lahir\nAni,1 Mei 2000\n,\n\n\"Budi; \"\"B\"\"\",\"a\nb\"\n",
		"semicolon": "Nama;Tgl.  lahir;;\nAni;1 Mei 2000\n;;\n\n\"Budi; \"\"B\"\"\";\"a\nb\"\n",
		"tab":       "Nama\tTgl. lahir\nAni\t1 Mei 2000\n\t\n\nBudi; \"B\"\ta\n",
		"mark":      "\ufeffNama;Tgl. lahir\r\nAni;1 Mei 2000\r\n;\r\n\r\n\"Budi; \"\"B\"\"\";\"a\r\nb\"\r\n",
		"sep":       "\ufeffsep=;\r\nNama;Tgl. lahir\r\nAni;1 Mei 2000\r\n;\r\n\r\n\"Budi; \"\"B\"\"\";\"a\r\nb\"\r\n",
	} {
		if name == "tab" { // quotes must be quoted there too
			text = strings.Replace(text, "Budi; \"B\"\ta", "\"Budi; \"\"B\"\"\"\t\"a\nb\"", 1)
		}
		table, err := tableOf("p.csv", text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := fmt.Sprint(table.header, " ")
		for x, err := range table.rows() {
			if err != nil {
				t.Fatal(err)
			}
			got += fmt.Sprintf("%d:%v ", x.number, x.cells)
		}
		if got != want || table.Count != 2 {
			t.Errorf("%s: read %q with %d rows, want %q", name, got, table.Count, want)
		}
	}
}

func TestTableRefuses(t *testing.T) {
	for name, c := range map[string]struct{ file, text, code string }{
		"empty":        {"p.csv", "", "EN040"},
		"only heading": {"p.csv", "a,b\n,\n", "EN040"},
		"workbook":     {"p.xlsx", "PK\x03\x04rest", "EN049"},
		"bare quote":   {"p.csv", "a,b\nx \"y\",z\n", "EN048"},
		"open quote":   {"p.csv", "a,b\n\"" + strings.Repeat("x,y\n", maxRow/4) + "\n", "EN048"},
		"columns":      {"p.csv", strings.Repeat("a,", maxColumns) + "a\nx\n", "EN048"},
		"latin":        {"p.csv", "a,b\nJos\xe9,x\n", "EN045"},
		"mapping":      {"p.yaml", "a: 1\n", "EN049"},
		"list of text": {"p.yaml", "- a\n- b\n", "EN049"},
	} {
		_, err := tableOf(c.file, c.text)
		if found := diag.Findings(err); len(found) == 0 || found[0].Code != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestHeadingsFindTheirFields(t *testing.T) {
	fields, err := ReadFields("f.yaml", []byte(`
nama: {jenis: teks, label: Nama lengkap}
tgl_lahir: {jenis: tanggal, label: Tgl. lahir}
penanda: {jenis: orang}
pihak: {jenis: daftar, unsur: pihak}
tembusan: {jenis: daftar, unsur: teks}
`))
	if err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]string{
		"nama": "nama", "NAMA LENGKAP": "nama", "Tgl. lahir": "tgl_lahir", "tgl lahir": "tgl_lahir",
		"penanda.jabatan": "penanda.jabatan", "Penanda.Gelar depan": "penanda.gelar_depan", "penanda": "penanda",
		"pihak[2].penandatangan.nama": "pihak[2].penandatangan.nama", "pihak.nama": "pihak.nama", "pihak[1]": "pihak[1]",
		"tembusan[3]": "tembusan[3]", "nama[2]": "", "alamat": "", "penanda.alamat": "", "pihak[0].nama": "", "": "",
	} {
		table := &Table{file: "p.csv", header: []string{header}}
		columns, _ := table.columns(fields)
		if got := columns[0].name(); got != want {
			t.Errorf("column %q fills %q, want %q", header, got, want)
		}
	}
}

// FuzzTable reads any bytes as a table; what it could read, written as plain CSV,
// reads the same again.
func FuzzTable(f *testing.F) {
	for _, text := range []string{"a,b\n1,2\n", "sep=;\na;b\n\n1;\"2\n3\"\n", "\ufeffa\tb\n\"x\"\"y\"\t\n", "a;b\n;\n1,5E+12;x\n", "\"a\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		open := func(data []byte) func() (io.ReadCloser, error) {
			return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
		}
		table, err := ReadTable("p.csv", open(data))
		if err != nil {
			if diag.Findings(err) == nil {
				t.Fatalf("a failure where a finding should be: %v", err)
			}
			return
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		w.Comma = ';'
		out.WriteString("sep=;\n")
		cells := [][]string{table.header}
		for x, err := range table.rows() {
			if err != nil {
				t.Fatal(err)
			}
			cells = append(cells, x.cells)
		}
		if table.Count != len(cells)-1 {
			t.Fatalf("counted %d rows, read %d", table.Count, len(cells)-1)
		}
		if len(table.header) == 0 {
			return // a heading without a name cannot be written
		}
		if err := w.WriteAll(cells); err != nil {
			t.Fatal(err)
		}
		again, err := ReadTable("p.csv", open(out.Bytes()))
		if err != nil {
			t.Fatalf("read again %q: %v", out.String(), err)
		}
		back := [][]string{again.header}
		for x := range again.rows() {
			back = append(back, x.cells)
		}
		if !reflect.DeepEqual(back, cells) {
			t.Errorf("read again %q, want %q", back, cells)
		}
	})
}
