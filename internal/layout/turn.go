package layout

import "math"

// Angle is a turn, clockwise, in 60,000ths of a degree, as DrawingML counts
// (ECMA-376 20.1.10.3).
type Angle int64

// Turns of a circle.
const (
	degree      Angle = 60_000
	quarterTurn       = 90 * degree
	fullTurn          = 360 * degree
)

// Degrees is the angle in degrees, from 0 to below 360.
func (a Angle) Degrees() float64 { return float64(a.normal()) / float64(degree) }

// normal is the same turn within one circle.
func (a Angle) normal() Angle { return (a%fullTurn + fullTurn) % fullTurn }

// sincos is exact for quarter turns, so that what stands upright stays whole.
func (a Angle) sincos() (sin, cos float64) {
	if a = a.normal(); a%quarterTurn == 0 {
		i := a / quarterTurn
		return []float64{0, 1, 0, -1}[i], []float64{1, 0, -1, 0}[i]
	}
	return math.Sincos(a.Degrees() * math.Pi / 180)
}

// lies reports whether what is turned so lies on its side rather than stands.
func (a Angle) lies() bool { return (a.normal()+quarterTurn/2)/quarterTurn%2 == 1 }

// inLine is the room a shape takes in a line of text: all its height, but its own
// width, or that of one on its side (LibreOffice 7.4 measured).
func (s *shape) inLine() (width, height Unit) {
	e := s.extent()
	if s.turn.lies() {
		return s.height, e.bottom - e.top
	}
	return s.width, e.bottom - e.top
}

// extent is the upright rectangle around a shape, from its upper left corner
// before it is turned.
func (s *shape) extent() float {
	t := newTurning(s.turn, s.width/2, s.height/2)
	x, y, w, h := t.around(0, 0, s.width, s.height)
	return float{left: x, top: y, right: x + w, bottom: y + h}
}

// turning turns points around a middle.
type turning struct {
	angle    Angle
	x, y     Unit
	sin, cos float64
}

func newTurning(a Angle, x, y Unit) turning {
	t := turning{angle: a, x: x, y: y}
	t.sin, t.cos = a.sincos()
	return t
}

// point is where a point goes.
func (t *turning) point(x, y Unit) (Unit, Unit) {
	dx, dy := float64(x-t.x), float64(y-t.y)
	return t.x + Unit(math.Round(dx*t.cos-dy*t.sin)), t.y + Unit(math.Round(dx*t.sin+dy*t.cos))
}

// item is what becomes of a thing drawn.
func (t *turning) item(it Item) Item {
	switch v := it.(type) {
	case Glyphs:
		v.X, v.Y = t.point(v.X, v.Y)
		v.Turn = (v.Turn + t.angle).normal()
		return v
	case Fill:
		v.X, v.Y = t.point(v.X, v.Y)
		v.Turn = (v.Turn + t.angle).normal()
		return v
	case Image:
		v.X, v.Y = t.point(v.X, v.Y)
		v.Turn = (v.Turn + t.angle).normal()
		return v
	case Line:
		v.X1, v.Y1 = t.point(v.X1, v.Y1)
		v.X2, v.Y2 = t.point(v.X2, v.Y2)
		return v
	case Link:
		v.X, v.Y, v.W, v.H = t.around(v.X, v.Y, v.W, v.H)
		return v
	}
	return it
}

// around is the upright rectangle around one that is turned.
func (t *turning) around(x, y, w, h Unit) (ax, ay, aw, ah Unit) {
	x1, y1 := t.point(x, y)
	x2, y2 := x1, y1
	for _, p := range [][2]Unit{{x + w, y}, {x, y + h}, {x + w, y + h}} {
		px, py := t.point(p[0], p[1])
		x1, y1, x2, y2 = min(x1, px), min(y1, py), max(x2, px), max(y2, py)
	}
	return x1, y1, x2 - x1, y2 - y1
}
