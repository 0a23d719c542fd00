package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"naskah/internal/bahasa"
)

// Encode writes a value as canonical JSON: no blanks, sorted keys, texts in
// UTF-8 without needless escapes; money as an integer of sen, a decimal as
// "12.75", a date as "2026-05-22", a duration as "3 tahun". Equal values give
// equal bytes. Texts that are not UTF-8 and values of other types are errors.
func Encode(v Value) (json.RawMessage, error) {
	var b bytes.Buffer
	if err := encode(&b, v); err != nil {
		return nil, fmt.Errorf("encode value: %w", err)
	}
	return b.Bytes(), nil
}

func encode(b *bytes.Buffer, v Value) error {
	switch v := v.(type) {
	case string:
		return encodeText(b, v)
	case int64:
		b.WriteString(strconv.FormatInt(v, 10))
	case Money:
		b.WriteString(strconv.FormatInt(int64(v), 10))
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case Decimal:
		return encodeText(b, v.String())
	case Date:
		return encodeText(b, v.String())
	case Duration:
		return encodeText(b, v.String())
	case List:
		return encodeList(b, v)
	case Record:
		return encodeRecord(b, v)
	default:
		return fmt.Errorf("no canonical form for %T", v)
	}
	return nil
}

func encodeText(b *bytes.Buffer, s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("text %q is not UTF-8", s)
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder ends with a line feed
	return nil
}

func encodeList(b *bytes.Buffer, list List) error {
	b.WriteByte('[')
	for i, e := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode(b, e); err != nil {
			return fmt.Errorf("member %d: %w", i+1, err)
		}
	}
	b.WriteByte(']')
	return nil
}

func encodeRecord(b *bytes.Buffer, r Record) error {
	b.WriteByte('{')
	for i, name := range slices.Sorted(maps.Keys(r)) {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encodeText(b, name); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := encode(b, r[name]); err != nil {
			return fmt.Errorf("column %s: %w", name, err)
		}
	}
	b.WriteByte('}')
	return nil
}

// Decode reads what Encode wrote of a value of this field. It checks types and
// names, not bounds: what was accepted once stays readable.
func (f Field) Decode(raw json.RawMessage) (Value, error) {
	v, err := f.decode(raw)
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", f.Name, err)
	}
	return v, nil
}

func (f Field) decode(raw json.RawMessage) (Value, error) {
	switch f.Kind {
	case KindInteger, KindMoney:
		n, err := strconv.ParseInt(string(bytes.TrimSpace(raw)), 10, 64)
		if err != nil {
			return nil, fmt.Errorf("whole number expected: %w", err)
		}
		if f.Kind == KindMoney {
			return Money(n), nil
		}
		return n, nil
	case KindBoolean:
		var v *bool
		if err := unmarshal(raw, &v); err != nil || v == nil {
			return nil, errors.Join(errors.New("true or false expected"), err)
		}
		return *v, nil
	case KindList:
		return f.decodeList(raw)
	case KindRecord:
		return f.decodeRecord(raw)
	}
	var s *string
	if err := unmarshal(raw, &s); err != nil {
		return nil, err
	}
	if s == nil {
		return nil, errors.New("text expected, not null")
	}
	return f.decodeText(*s)
}

func (f Field) decodeText(s string) (Value, error) {
	switch f.Kind {
	case KindDecimal:
		return parseDecimal(s)
	case KindDate:
		t, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return nil, err
		}
		return DateOf(t), nil
	case KindDuration:
		return ParseDuration(s)
	}
	return s, nil
}

// parseDecimal reads the canonical form of a decimal, with a point.
func parseDecimal(s string) (Value, error) {
	if strings.Contains(s, ",") {
		return nil, fmt.Errorf("decimal %q is not in canonical form", s)
	}
	unscaled, scale, err := bahasa.ParseDesimal(strings.Replace(s, ".", ",", 1))
	if err != nil {
		return nil, err
	}
	return Decimal{unscaled, scale}, nil
}

func (f Field) decodeList(raw json.RawMessage) (Value, error) {
	var items []json.RawMessage
	if err := unmarshal(raw, &items); err != nil {
		return nil, err
	}
	if items == nil {
		return nil, errors.New("list expected, not null")
	}
	out := make(List, len(items))
	for i, item := range items {
		v, err := f.member().decode(item)
		if err != nil {
			return nil, fmt.Errorf("member %d: %w", i+1, err)
		}
		out[i] = v
	}
	return out, nil
}

func (f Field) decodeRecord(raw json.RawMessage) (Value, error) {
	var columns map[string]json.RawMessage
	if err := unmarshal(raw, &columns); err != nil {
		return nil, err
	}
	if columns == nil {
		return nil, errors.New("record expected, not null")
	}
	out := make(Record, len(columns))
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		column, ok := Lookup(f.Fields, name)
		if !ok {
			return nil, fmt.Errorf("no column %q", name)
		}
		v, err := column.decode(columns[name])
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", name, err)
		}
		out[name] = v
	}
	return out, nil
}

// unmarshal reads one JSON value and nothing behind it.
func unmarshal(raw json.RawMessage, into any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if err := dec.Decode(into); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one JSON value")
	}
	return nil
}
