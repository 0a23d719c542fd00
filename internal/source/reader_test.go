package source

import (
	"strings"
	"testing"

	"naskah/internal/diag"
)

const form = `nama: Biro Hukum
jumlah: 12
nol: 012
luar: ya
oleh: [a, b]
satu: x
kosong:
rinci: {a: 1}
maks_: 3
`

func TestReaderReadsAndRemembers(t *testing.T) {
	root, _ := Parse("a.yaml", []byte(form))
	bag := new(diag.Bag)
	r := Read(root, bag)
	if r.Text("nama") != "Biro Hukum" || r.Int("jumlah", 1) != 12 || !r.Bool("luar") || r.Int("maks", 7) != 7 || r.Bool("lain") || r.Text("kosong") != "" {
		t.Error("values are not what the file says")
	}
	if len(r.Texts("oleh")) != 2 || len(r.Texts("satu")) != 1 || r.Texts("tiada") != nil || r.Need("rinci") == nil {
		t.Error("lists are not what the file says")
	}
	if ds := bag.List(); len(ds) > 0 {
		t.Errorf("findings %s", codes(ds))
	}
	if r.Int("nol", 5) != 5 {
		t.Error("012 was read as a number")
	}
	r.Need("kosong")
	r.Need("wajib")
	r.Text("rinci")
	r.Bool("nama")
	r.Texts("rinci")
	r.Done()
	want := "SR032 1:1, SR035 1:7, SR036 3:6, SR033 7:1, SR034 8:8, SR037 8:8, SR031 9:1"
	if got := codes(bag.List()); got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
	last := bag.List()[6]
	if got := last.HintText("id"); !strings.Contains(got, `"maks"`) {
		t.Errorf("hint %q does not suggest maks", got)
	}
}

func TestReadOfAnythingButAMapping(t *testing.T) {
	root, _ := Parse("a.yaml", []byte("hanya teks"))
	bag := new(diag.Bag)
	r := Read(root, bag)
	r.Need("a")
	r.Done()
	Read(nil, bag).Need("a")
	if got := codes(bag.List()); got != "SR030 1:1" {
		t.Errorf("findings %s, want SR030 1:1", got)
	}
}
