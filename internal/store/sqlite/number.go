package sqlite

import (
	"database/sql"
	"errors"
	"fmt"

	"naskah/internal/dossier"
)

// inForce is how the register writes dossier.InForce, which entries leave out.
const inForce = "berlaku"

func keyOf(n dossier.Number) drawn { return drawn{book{n.Series, n.Year}, n.Serial} }

func stateText(s dossier.NumberState) string {
	if s == dossier.InForce {
		return inForce
	}
	return string(s)
}

func stateOf(text string) dossier.NumberState {
	if text == inForce {
		return dossier.InForce
	}
	return dossier.NumberState(text)
}

// Numbers implements dossier.Reader.
func (r *reader) Numbers(series string, year int) ([]dossier.Registered, error) {
	var list []dossier.Registered
	err := r.each("read the register of numbers", listNumbers, []any{series, year}, func(rows *sql.Rows) error {
		n, err := scanNumber(rows)
		list = append(list, n)
		return err
	})
	return list, err
}

func scanNumber(rows *sql.Rows) (n dossier.Registered, err error) {
	var state string
	err = rows.Scan(&n.Series, &n.Year, &n.Serial, &n.Dossier, &n.Seq, &n.Field, &n.Text, &state, &n.For)
	n.State = stateOf(state)
	return n, err
}

// Reserved implements dossier.Ledger.
func (l *ledger) Reserved(id dossier.ID, series string) (dossier.Number, error) {
	n := dossier.Number{Series: series, State: dossier.Reserved, For: id}
	err := l.get("look up a reserved number", firstReserved, []any{id, series}, &n.Year, &n.Serial, &n.Text)
	return n, err
}

// checkNumbers makes sure that each number was drawn in this transaction, or
// stands in the register and goes on from there, and is recorded once: the
// register has neither gaps nor doubles.
func (l *ledger) checkNumbers(list []sealed) error {
	seen := map[drawn]bool{}
	for _, e := range list {
		for _, n := range e.Numbers {
			key := keyOf(n)
			if seen[key] {
				return fmt.Errorf("number %d of %s %d stands twice in one act", n.Serial, n.Series, n.Year)
			}
			seen[key] = true
			if l.open[key] {
				continue
			}
			if err := l.goesOn(n); err != nil {
				return err
			}
		}
	}
	return nil
}

// goesOn refuses a number that is not in the register, or not in a state that
// may become the new one.
func (l *ledger) goesOn(n dossier.Number) error {
	var text, state string
	err := l.get("look up a number", getNumber, []any{n.Series, n.Year, n.Serial}, &text, &state)
	if errors.Is(err, dossier.ErrNotFound) {
		return fmt.Errorf("number %d of %s %d was not drawn for this entry", n.Serial, n.Series, n.Year)
	}
	if err == nil && (text != n.Text || !stateOf(state).Becomes(n.State)) {
		return fmt.Errorf("number %s of %s %d is %s and cannot become %s as %s: %w",
			text, n.Series, n.Year, state, stateText(n.State), n.Text, dossier.ErrConflict)
	}
	return err
}

// writeNumber enters a number that was just drawn, or moves one on.
func (l *ledger) writeNumber(doing string, n dossier.Registered) error {
	key := keyOf(n.Number)
	if !l.open[key] {
		return l.exec(doing, moveNumber, n.Series, n.Year, n.Serial, n.Dossier, n.Seq, n.Field, stateText(n.State))
	}
	delete(l.open, key)
	return l.exec(doing, addNumber, n.Series, n.Year, n.Serial, n.Dossier, n.Seq, n.Field, n.Text, stateText(n.State), n.For)
}
