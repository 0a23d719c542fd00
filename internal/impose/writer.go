package impose

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"math"
	"strconv"

	"naskah/internal/pdf/object"
)

// writer puts objects out and remembers where they are. After an error it does
// nothing more.
type writer struct {
	w       *bufio.Writer
	digest  hash.Hash
	at      int
	offsets map[int]int
	scratch bytes.Buffer
	err     error
}

func newWriter(w io.Writer) *writer {
	return &writer{w: bufio.NewWriterSize(w, 1<<16), digest: sha256.New(), offsets: map[int]int{}}
}

func (w *writer) bytes(b []byte) {
	if w.err != nil {
		return
	}
	w.digest.Write(b)
	w.at += len(b)
	_, w.err = w.w.Write(b)
}

func (w *writer) raw(s string) { w.bytes([]byte(s)) }

// object writes an indirect object.
func (w *writer) object(number int, v any) {
	w.offsets[number] = w.at
	w.scratch.Reset()
	fmt.Fprintf(&w.scratch, "%d 0 obj\n", number)
	st, isStream := v.(*object.Stream)
	if isStream {
		v = st.Dict
	}
	show(&w.scratch, v)
	w.bytes(w.scratch.Bytes())
	if isStream {
		w.raw("\nstream\n")
		w.bytes(st.Raw)
		w.raw("\nendstream")
	}
	w.raw("\nendobj\n")
}

// finish writes the cross-reference table and the trailer. The identifier is
// the digest of all before them, so that it is the same for the same file.
func (w *writer) finish(size int) {
	id := w.digest.Sum(nil)[:16]
	at := w.at
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", size)
	for n := 1; n < size; n++ {
		fmt.Fprintf(&b, "%010d 00000 n \n", w.offsets[n])
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>] >>\nstartxref\n%d\n%%%%EOF\n", size, catalogNumber, infoNumber, id, id, at)
	w.bytes(b.Bytes())
}

// show writes a value as PDF wants it (ISO 32000-1 7.3).
func show(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int:
		b.WriteString(strconv.Itoa(v))
	case float64:
		b.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case object.Name:
		showName(b, string(v))
	case object.Text:
		fmt.Fprintf(b, "<%X>", string(v))
	case object.Ref:
		fmt.Fprintf(b, "%d 0 R", v.Number)
	case object.Array:
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			show(b, e)
		}
		b.WriteByte(']')
	case object.Dict:
		b.WriteString("<<")
		for _, key := range sorted(v) {
			showName(b, key)
			b.WriteByte(' ')
			show(b, v[key])
			b.WriteByte('\n')
		}
		b.WriteString(">>")
	default:
		panic(fmt.Sprintf("impose: no object of PDF: %T", v))
	}
}

// showName escapes what a name may not hold as it is (7.3.5).
func showName(b *bytes.Buffer, name string) {
	b.WriteByte('/')
	for _, c := range []byte(name) {
		if c <= ' ' || c >= 0x7f || bytes.IndexByte([]byte("#()<>[]{}/%"), c) >= 0 {
			fmt.Fprintf(b, "#%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
}

// round keeps six decimals, so that no page lies a thousandth of a point aside.
func round(v float64) float64 {
	v = math.Round(v*1e6) / 1e6
	if v == 0 {
		return 0 // not -0
	}
	return v
}

// decimal is a number as an operator takes it.
func decimal(v float64) string { return strconv.FormatFloat(round(v), 'f', -1, 64) }
