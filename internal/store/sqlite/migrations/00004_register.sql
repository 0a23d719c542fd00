-- +goose Up
-- A number may be reserved before a paper bears it, and may have been used
-- elsewhere; a reserved number moves to the entry that uses it. SQLite changes no
-- CHECK in place, so the table is made anew.
CREATE TABLE register_new (
    series       TEXT NOT NULL CHECK (series <> ''),
    year         INTEGER NOT NULL,
    serial       INTEGER NOT NULL CHECK (serial > 0),
    dossier      TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    field        TEXT NOT NULL,
    text         TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'berlaku' CHECK (state IN ('berlaku', 'cadangan', 'luar', 'batal')),
    reserved_for TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (series, year, serial),
    FOREIGN KEY (dossier, seq) REFERENCES entry (dossier, seq)
) STRICT;

INSERT INTO register_new (series, year, serial, dossier, seq, field, text, state, reserved_for)
SELECT series, year, serial, dossier, seq, field, text, state, '' FROM register;

DROP TABLE register;

ALTER TABLE register_new RENAME TO register;

-- Each draw asks for what is reserved for its dossier: few rows of very many.
CREATE INDEX register_reserved ON register (reserved_for, series) WHERE state = 'cadangan';

-- +goose StatementBegin
CREATE TRIGGER register_no_update BEFORE UPDATE OF series, year, serial, text, reserved_for ON register
BEGIN SELECT raise(ABORT, 'a number stays what it is; only its state and its entry may change'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER register_goes_on BEFORE UPDATE ON register
WHEN OLD.state IN ('batal', 'luar') OR NEW.state = 'cadangan' OR NEW.state = OLD.state
BEGIN SELECT raise(ABORT, 'the state of a number never goes back'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER register_no_delete BEFORE DELETE ON register
BEGIN SELECT raise(ABORT, 'numbers are never deleted'); END;
-- +goose StatementEnd
