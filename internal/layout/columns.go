package layout

// columns settles the widths of a table's columns. LibreOffice and Word both
// take the grid that was saved with the file (LibreOffice 7.4 measured: w:tcW
// is not asked where there is a grid); where it is missing the widths of the
// cells stand in, then the content.
func (tb *tableBox) columns(b *builder, available Unit) {
	t := tb.t
	count := len(t.grid)
	for _, r := range t.rows {
		for _, c := range r.cells {
			count = max(count, c.column+c.span)
		}
	}
	widths := make([]Unit, count)
	copy(widths, t.grid)
	if !complete(widths) {
		tb.fromCells(widths, available)
	}
	switch {
	case complete(widths):
	case b.lo74:
		share(widths, available) // evenly (LibreOffice 7.4 measured)
	default:
		tb.fromContent(b, widths, available)
	}
	want := tb.wish(b, available)
	rescale(widths, want)
	tb.edges = make([]Unit, count+1)
	for i, w := range widths {
		tb.edges[i+1] = tb.edges[i] + max(w, minimumWidth)
	}
	if b.lo74 {
		tb.shareOut(want)
	}
	tb.position(b, available)
}

// wish is the width that a table asks for, 0 where its columns settle it. Grid
// and cells say how it is shared out (17.4.63, 17.18.87). LibreOffice fills its
// column with a table without a grid, and its cell with a nested one that says
// nothing of its width (7.4 measured).
func (tb *tableBox) wish(b *builder, available Unit) Unit {
	w := tb.t.width
	switch {
	case w.value > 0:
		return w.value
	case w.share > 0:
		return available * Unit(w.share) / 5000
	case b.lo74 && (len(tb.t.grid) == 0 || b.nested && !w.set):
		return available
	}
	return 0
}

// shareOut moves the edges of columns to where LibreOffice has them (7.4
// measured): it reads widths as whole hundredths of a millimetre, keeps the edges
// as ten-thousandths of the table, and cuts what they come to down to whole twips,
// so that a column may be a twip wider or narrower. The width of the table is the
// one it asks for, if it does.
func (tb *tableBox) shareOut(want Unit) {
	const parts = 10_000
	edges := make([]int64, len(tb.edges))
	for i := 1; i < len(edges); i++ {
		edges[i] = edges[i-1] + toMM100((tb.edges[i] - tb.edges[i-1]).Twips())
	}
	sum := edges[len(edges)-1]
	if sum <= 0 {
		return
	}
	whole := fromMM100(sum)
	if want > 0 {
		whole = fromMM100(toMM100(want.Twips()))
	}
	for i := 1; i < len(edges); i++ {
		share := (edges[i]*parts*2 + sum) / (2 * sum)
		tb.edges[i] = max(Twip(share*whole/parts), tb.edges[i-1]+minimumWidth)
	}
}

func complete(widths []Unit) bool {
	for _, w := range widths {
		if w <= 0 {
			return false
		}
	}
	return true
}

// rescale makes columns fill a width, 0 for any.
func rescale(widths []Unit, want Unit) {
	var sum Unit
	for _, w := range widths {
		sum += w
	}
	if want <= 0 || sum <= 0 {
		return
	}
	for i := range widths {
		widths[i] = widths[i] * want / sum
	}
}

// fromCells fills missing columns from w:tcW of cells, one column each first.
func (tb *tableBox) fromCells(widths []Unit, available Unit) {
	for span := 1; span <= len(widths); span++ {
		for _, r := range tb.t.rows {
			for _, c := range r.cells {
				w := c.width.value
				if c.width.share > 0 {
					w = available * Unit(c.width.share) / 5000
				}
				if c.span != span || w <= 0 {
					continue
				}
				share(widths[c.column:c.column+c.span], w)
			}
		}
	}
}

// share gives the columns without a width what is left of w.
func share(widths []Unit, w Unit) {
	missing := 0
	for _, v := range widths {
		if v <= 0 {
			missing++
		}
		w -= v
	}
	if missing == 0 || w <= 0 {
		return
	}
	for i, v := range widths {
		if v <= 0 {
			widths[i] = w / Unit(missing)
		}
	}
}

// fromContent gives the missing columns the room that is left in proportion to
// the text they hold.
func (tb *tableBox) fromContent(b *builder, widths []Unit, available Unit) {
	want := make([]Unit, len(widths))
	for _, r := range tb.t.rows {
		for _, c := range r.cells {
			if c.span == 1 && widths[c.column] <= 0 && c.turn == 0 {
				want[c.column] = max(want[c.column], b.natural(c.blocks)+c.margins.left+c.margins.right)
			}
		}
	}
	left, sum := available, Unit(0)
	for i, w := range widths {
		left -= w
		if w <= 0 {
			want[i] = max(want[i], Twip(300))
			sum += want[i]
		}
	}
	left = max(left, Twip(300))
	for i, w := range widths {
		if w > 0 {
			continue
		}
		widths[i] = want[i]
		if sum > left {
			widths[i] = want[i] * left / sum
		}
	}
}

// natural is the width that text would take if no line were filled.
func (b *builder) natural(blocks []block) Unit {
	var most Unit
	for _, blk := range blocks {
		p, ok := blk.(*paragraph)
		if !ok {
			continue
		}
		w := p.props.left + p.props.right
		for _, piece := range b.metrics.pieces(p, fieldSample) {
			if piece.kind == pieceLineBreak {
				most = max(most, w)
				w = p.props.left + p.props.right
			}
			w += piece.width
		}
		most = max(most, w)
	}
	return most
}

// position places the table in its column. Before compatibility mode 15 the
// text of the first cell stands at the margin, so that the cell hangs out by
// its own margin; from 15 on, and within cells, the border begins there and the
// cell in its middle (both LibreOffice 7.4 measured).
func (tb *tableBox) position(b *builder, available Unit) {
	t := tb.t
	room := available - tb.edges[len(tb.edges)-1]
	switch t.align {
	case alignCenter:
		tb.x = room / 2
	case alignRight:
		tb.x = room
	default:
		margin, line := t.margins.left, Unit(0)
		if len(t.rows) > 0 && len(t.rows[0].cells) > 0 && t.rows[0].before == 0 {
			first := t.rows[0].cells[0]
			margin, line = first.margins.left, visibleWidth(first.box.left)
		}
		tb.x = t.indent + line/2
		if b.model.settings.mode < 15 && !b.nested {
			tb.x = t.indent - margin
		}
	}
}
