package ipp

import (
	"context"
	"encoding/binary"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/message"
)

func codes(list []diag.Diagnostic) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.Code)
	}
	return out
}

func TestAddressesArePutAsTheProtocolWants(t *testing.T) {
	for address, want := range map[string][2]string{
		"ipp://cetak/ipp/print":           {"ipp://cetak/ipp/print", "http://cetak:631/ipp/print"},
		"ipps://cetak:443/ipp/print":      {"ipps://cetak:443/ipp/print", "https://cetak:443/ipp/print"},
		"http://cetak:631/printers/TU":    {"ipp://cetak:631/printers/TU", "http://cetak:631/printers/TU"},
		"http://cetak/ipp":                {"ipp://cetak:80/ipp", "http://cetak/ipp"},
		"ipp://[2001:db8::5]:8631/ipp/p1": {"ipp://[2001:db8::5]:8631/ipp/p1", "http://[2001:db8::5]:8631/ipp/p1"},
	} {
		p, err := Open(address, "arya")
		if err != nil || p.uri != want[0] || p.post != want[1] {
			t.Errorf("Open(%s) = %+v, %v, want %v", address, p, err, want)
		}
	}
	for _, address := range []string{"", "cetak", "/dev/usb/lp0", "ftp://cetak/", "ipp:///ipp", "ipp://a:b@cetak/ipp", "ipp://%zz/"} {
		if _, err := Open(address, "arya"); !slices.Equal(codes(diag.Findings(err)), []string{"IP201"}) {
			t.Errorf("Open(%q): %v, want IP201", address, err)
		}
	}
}

func TestPageRangesRise(t *testing.T) {
	got, ok := ReadRanges("1-4, 7,9-9")
	if want := []Range{{1, 4}, {7, 7}, {9, 9}}; !ok || !slices.Equal(got, want) {
		t.Errorf("ReadRanges = %v, %v, want %v", got, ok, want)
	}
	for _, text := range []string{"", "0", "4-1", "1-4,4", "3,1", "1-", "-3", "a", "1--2", "1-99999999999"} {
		if got, ok := ReadRanges(text); ok {
			t.Errorf("ReadRanges(%q) = %v, want none", text, got)
		}
	}
}

func TestASheetIsFoundByItsSize(t *testing.T) {
	for _, c := range []struct {
		media []string
		sheet Sheet
		want  string
	}{
		{[]string{"na_letter_8.5x11in", "iso_a4_210x297mm"}, A4, "iso_a4_210x297mm"},
		{[]string{"om_folio_210x330mm", "custom_f4kantor_215x330mm"}, F4, "custom_f4kantor_215x330mm"},
		{[]string{"na_foolscap_8.5x13in"}, F4, "na_foolscap_8.5x13in"},
		{[]string{"custom_min_76x127mm", "custom_max_216x356mm"}, F4, "custom_f4_215x330mm"},
		{[]string{"custom_min_76x127mm", "custom_max_210x297mm"}, F4, ""},
		{[]string{"om_folio_210x330mm", "auto", "x_y"}, F4, ""},
		{[]string{"na_letter_8.5x11in"}, A4, ""},
	} {
		if got := (Ability{Media: c.media}).medium(c.sheet); got != c.want {
			t.Errorf("%s among %v = %q, want %q", c.sheet, c.media, got, c.want)
		}
	}
}

func TestAllThatAPrinterLacksIsNamedAtOnce(t *testing.T) {
	job := Job{Copies: 2, Sides: LongEdge, Sheet: F4, Pages: []Range{{1, 2}}}
	got := codes(Ability{MaxCopies: 1, Stopped: true}.Lacks(job))
	slices.Sort(got)
	if want := []string{"IP001", "IP002", "IP003", "IP004", "IP005", "IP006", "IP009"}; !slices.Equal(got, want) {
		t.Errorf("Lacks = %v, want %v", got, want)
	}
	fit := Ability{MaxCopies: 9, Accepting: true, Formats: []string{pdfType}, Sides: []string{"two-sided-long-edge"}, Media: []string{"x_215x330mm"}, Ranges: true}
	if got := fit.Lacks(job); got != nil {
		t.Errorf("Lacks = %v, want none", codes(got))
	}
}

func TestReasonsAreSaidWhateverTheirGrade(t *testing.T) {
	for keyword, want := range map[string]string{
		"media-empty-error": "paper", "media-empty": "paper", "media-jam-warning": "jam", "toner-low-report": "toner", "odd-thing-error": "odd-thing-error",
	} {
		if got := Reason(keyword).In(message.EN); !strings.Contains(got, want) {
			t.Errorf("Reason(%s) = %q, want %q in it", keyword, got, want)
		}
	}
}

// answering is a server that gives one answer to everything.
func answering(t *testing.T, status int, kind string, body []byte) *Printer {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(status)
		_, _ = w.Write(body)
	}))
	t.Cleanup(s.Close)
	p, err := Open(s.URL+"/ipp/print", "arya")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatIsNoAnswerOfAPrinterIsSaid(t *testing.T) {
	reply := func(code uint16) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{2, 0}, code), 0, 0, 0, 1, groupOperation, endOfAttributes)
	}
	const kind = "application/ipp"
	for _, c := range []struct {
		p    *Printer
		want string
	}{
		{answering(t, 404, "text/html", nil), "IP102"},
		{answering(t, 401, kind, nil), "IP102"},
		{answering(t, 200, "text/html", []byte("<html>")), "IP102"},
		{answering(t, 200, kind, []byte("x")), "IP103"},
		{answering(t, 200, kind, reply(0x0400)), "IP007"},
		{answering(t, 200, kind, reply(0x0507)), "IP104"},
		{answering(t, 200, kind, reply(0)), "IP103"}, // a job without a number
	} {
		_, err := c.p.Print(context.Background(), Ability{}, Job{}, []byte("%PDF-"))
		if !slices.Equal(codes(diag.Findings(err)), []string{c.want}) {
			t.Errorf("Print: %v, want %s", err, c.want)
		}
	}
}

func TestASilentPrinterDoesNotHoldUsForever(t *testing.T) {
	quiet := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-quiet }))
	defer s.Close()
	defer close(quiet)
	p, err := Open(s.URL, "arya")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer stop()
	_, err = p.Ability(ctx)
	if found := diag.Findings(err); !slices.Equal(codes(found), []string{"IP101"}) || !strings.Contains(found[0].Sentence(message.EN), "no answer in time") {
		t.Errorf("Ability: %v, want IP101 that says so", err)
	}
	_, err = p.Print(ctx, Ability{}, Job{}, []byte("%PDF-"))
	if want := []string{"IP101", "IP109"}; !slices.Equal(codes(diag.Findings(err)), want) {
		t.Errorf("Print: %v, want %v", err, want)
	}
}
