-- +goose Up
-- The journal: the entries of all dossiers in the order in which they were
-- recorded, as one chain; head = SHA-256(previous head ‖ dossier ‖ seq ‖ chain).
CREATE TABLE journal (
    pos     INTEGER PRIMARY KEY CHECK (pos > 0),
    dossier TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    at      TEXT NOT NULL,
    head    TEXT NOT NULL,
    FOREIGN KEY (dossier, seq) REFERENCES entry (dossier, seq)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER journal_is_next BEFORE INSERT ON journal
WHEN NEW.pos <> 1 + (SELECT coalesce(max(pos), 0) FROM journal)
BEGIN SELECT raise(ABORT, 'the journal has no gaps'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is never changed'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is never shortened'); END;
-- +goose StatementEnd
