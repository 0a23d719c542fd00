package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// interviewer is a questioner over scripted answers, and what it printed.
func interviewer(t *testing.T, answers ...string) (questioner, *strings.Builder) {
	t.Helper()
	profile, findings := office.Parse("naskah.yaml", office.Sample())
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	out := &strings.Builder{}
	now := func() time.Time { return time.Date(2026, 1, 5, 2, 0, 0, 0, time.UTC) }
	a := &app{lang: message.ID, Env: Env{Stderr: out, Getenv: func(string) string { return "" }, Now: now}}
	in := bufio.NewReader(strings.NewReader(strings.Join(answers, "\n") + "\n"))
	return questioner{app: a, desk: engine.New(engine.Config{Office: profile, Now: now}), prompt: &prompter{app: a, in: in}}, out
}

// form is the form of the small workflow's first stage.
func form(t *testing.T, names ...string) []engine.Answer {
	t.Helper()
	data, err := os.ReadFile("testdata/uji/uji.yaml")
	if err != nil {
		t.Fatal(err)
	}
	def, findings := workflow.Parse("uji.yaml", data)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	var answers []engine.Answer
	for _, name := range names {
		f, ok := schema.Lookup(def.Fields, name)
		if !ok {
			t.Fatalf("no field %s", name)
		}
		answers = append(answers, engine.Answer{Field: f})
	}
	return answers
}

func TestInterviewAsksEveryKindOfField(t *testing.T) {
	q, out := interviewer(t,
		"9", "biasa", // sifat: out of range, then by its word
		"mahal", "1.500.000", // nilai
		"1",                       // terbuka: ya
		"kemarin", "2 Maret 2026", // mulai_berlaku
		"2 tahun",                              // masa
		"pertukaran data", "", "pelatihan", "", // lingkup: two are needed
		"",                                              // dasar: optional
		"ya", "Rapat", "10-03-2026", "", "mungkin", "t", // rencana: one record
		"@kepal", "@ketua_tim", // penghubung
	)
	values, err := q.form(context.Background(), form(t, "sifat", "nilai", "terbuka", "mulai_berlaku", "masa", "lingkup", "dasar", "rencana", "nomor", "penghubung"), false)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	person, _ := values["penghubung"].(schema.Record)
	delete(values, "penghubung")
	want := map[string]schema.Value{
		"sifat": "Biasa", "nilai": schema.Money(150_000_000), "terbuka": true,
		"mulai_berlaku": schema.Date{Year: 2026, Month: time.March, Day: 2},
		"masa":          schema.Duration{N: 2, Unit: schema.Years},
		"lingkup":       schema.List{"pertukaran data", "pelatihan"},
		"rencana": schema.List{schema.Record{
			"kegiatan": "Rapat", "tenggat": schema.Date{Year: 2026, Month: time.March, Day: 10},
		}},
	}
	if diff := cmp.Diff(want, values); diff != "" {
		t.Errorf("answers differ (-want +got):\n%s\n%s", diff, out)
	}
	if person["nama"] != "Wulan Sekarsari" {
		t.Errorf("penghubung = %v, want Wulan Sekarsari", person)
	}
	for _, said := range []string{
		"! tulis angka 1 sampai 3", "\"mahal\"", "\"kemarin\" bukan tanggal", "tulis 2026-05-22", "! (ya atau tidak)",
		"\"@kepal\" bukan orang", "Isi Rencana ke-2?", "[Segera] > ", "Ruang lingkup 3\n  Kosongkan bila cukup.",
	} {
		want := strings.Replace(said, "sampai 3", "sampai 2", 1)
		if !strings.Contains(out.String(), want) {
			t.Errorf("the questions do not say %q:\n%s", want, out)
		}
	}
	if strings.Contains(out.String(), "Nomor") {
		t.Errorf("a number of the register was asked for:\n%s", out)
	}
}

func TestInterviewTakesAPartyPieceByPiece(t *testing.T) {
	q, out := interviewer(t,
		"@lembaga",
		"Yayasan Contoh", "", "", "ormas", "", "", "Jalan Contoh 9", "", // nama … kota; jenis must be chosen
		"Rani", "", "", "", "Ketua", "", "", "", // penandatangan: jabatan must be given
		"", "", "",
	)
	values, err := q.form(context.Background(), form(t, "pihak"), true)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	list, _ := values["pihak"].(schema.List)
	if len(list) != 2 {
		t.Fatalf("pihak = %v, want two\n%s", values["pihak"], out)
	}
	want := schema.Record{
		"nama": "Yayasan Contoh", "jenis": "ormas", "alamat": "Jalan Contoh 9",
		"penandatangan": schema.Record{"nama": "Rani", "jabatan": "Ketua"},
	}
	if diff := cmp.Diff(want, list[1]); diff != "" {
		t.Errorf("second party differs (-want +got):\n%s\n%s", diff, out)
	}
}

func TestInterviewOffersWhatIsFiled(t *testing.T) {
	q, out := interviewer(t, "", "", "")
	asked := form(t, "nilai", "lingkup", "sifat")
	asked[0].Value, asked[0].Given = schema.Money(5_000_00), true
	asked[1].Value, asked[1].Given = schema.List{"a", "b"}, true
	asked[2].Value, asked[2].Given = "Biasa", true
	values, err := q.form(context.Background(), asked, false)
	if err != nil || len(values) > 0 {
		t.Errorf("form = %v, %v, want nothing changed\n%s", values, err, out)
	}
	for _, want := range []string{"[Rp5.000,00] > ", "Sekarang: a; b. Kosongkan agar tetap begitu.", "[Biasa] > "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the questions do not say %q:\n%s", want, out)
		}
	}
}

func TestLeavingTheInterviewInterrupts(t *testing.T) {
	q, _ := interviewer(t, "1")
	if _, err := q.form(context.Background(), form(t, "sifat", "nilai"), false); !errors.Is(err, errInterrupted) {
		t.Errorf("at the end of the input: %v, want errInterrupted", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	never, _ := io.Pipe()
	q.prompt.in = bufio.NewReader(never)
	if _, err := q.form(ctx, form(t, "nilai"), false); !errors.Is(err, errInterrupted) {
		t.Errorf("after Ctrl-C: %v, want errInterrupted", err)
	}
}
