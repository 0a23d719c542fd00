package class

import (
	"context"
	"maps"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// FrameFields are what the papers of a class may say about the training itself.
func FrameFields() []schema.Field {
	signer, ok := schema.Composite("orang")
	if !ok {
		panic("class: package schema has no composite orang")
	}
	signer.Name, signer.Label, signer.Optional = "penandatangan", "Penanda tangan sertifikat", true
	least, most := int64(1), int64(1000)
	return []schema.Field{
		{Name: "judul", Label: "Judul pelatihan", MaxLen: 200, Optional: true},
		{Name: "penyelenggara", Label: "Penyelenggara", MaxLen: 200, Optional: true},
		{Name: "tempat", Label: "Tempat", MaxLen: 120, Optional: true},
		{Name: "tanggal_mulai", Label: "Tanggal mulai", Kind: schema.KindDate, Optional: true},
		{Name: "tanggal_selesai", Label: "Tanggal selesai", Kind: schema.KindDate, Optional: true},
		{Name: "jam_pelajaran", Label: "Jumlah jam pelajaran", Kind: schema.KindInteger, Min: &least, Max: &most, Optional: true},
		signer,
	}
}

// FrameDesk is a desk that reads answers about the training: "@kepala" is an
// official of the office the class plays in.
func (c *Class) FrameDesk() (*engine.Desk, error) {
	config, err := c.Office(c.officeDir())
	if err != nil {
		return nil, err
	}
	config.Now = c.Now
	return engine.New(config), nil
}

// SetFrame records what the papers say about the training.
func (c *Class) SetFrame(ctx context.Context, values map[string]schema.Value) error {
	frame := Frame{}
	for name, v := range values {
		raw, err := schema.Encode(v)
		if err != nil {
			return err
		}
		frame[name] = raw
	}
	return c.change(ctx, "acara", func(s *State) error {
		s.Frame = maps.Clone(s.Frame)
		if s.Frame == nil {
			s.Frame = Frame{}
		}
		maps.Copy(s.Frame, frame)
		all, err := s.Frame.Values()
		if err != nil {
			return err
		}
		first, _ := all["tanggal_mulai"].(schema.Date)
		last, _ := all["tanggal_selesai"].(schema.Date)
		if !first.IsZero() && !last.IsZero() && last.Compare(first) < 0 {
			return diag.Fail(diag.New("KL004", diag.Position{}))
		}
		return nil
	})
}

// Values reads what is known about the training.
func (f Frame) Values() (schema.Record, error) {
	values := schema.Record{}
	for _, field := range FrameFields() {
		raw, given := f[field.Name]
		if !given {
			continue
		}
		v, err := field.Decode(raw)
		if err != nil {
			return nil, err
		}
		values[field.Name] = v
	}
	return values, nil
}
