-- +goose Up
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- One row per dossier: what lists show, the snapshot (the fold of its entries)
-- and the chain value of its last entry.
CREATE TABLE dossier (
    id       TEXT PRIMARY KEY CHECK (id <> ''),
    title    TEXT NOT NULL,
    workflow TEXT NOT NULL,
    stage    TEXT NOT NULL,
    since    TEXT NOT NULL,
    changed  TEXT NOT NULL,
    version  INTEGER NOT NULL CHECK (version > 0),
    snapshot TEXT NOT NULL,
    head     TEXT NOT NULL
) STRICT;

-- digest = SHA-256(salt ‖ payload), chain = SHA-256(previous ‖ dossier ‖ seq ‖ digest).
CREATE TABLE entry (
    dossier TEXT NOT NULL REFERENCES dossier (id),
    seq     INTEGER NOT NULL,
    salt    TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest  TEXT NOT NULL,
    chain   TEXT NOT NULL,
    PRIMARY KEY (dossier, seq)
) STRICT;

-- The entry that carries the idempotency key of a command.
CREATE TABLE command (
    key     TEXT PRIMARY KEY CHECK (key <> ''),
    dossier TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    FOREIGN KEY (dossier, seq) REFERENCES entry (dossier, seq)
) STRICT;

-- The register of numbers (buku nomor): each serial once, with its entry.
CREATE TABLE register (
    series  TEXT NOT NULL CHECK (series <> ''),
    year    INTEGER NOT NULL,
    serial  INTEGER NOT NULL CHECK (serial > 0),
    dossier TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    field   TEXT NOT NULL,
    text    TEXT NOT NULL,
    state   TEXT NOT NULL DEFAULT 'berlaku' CHECK (state IN ('berlaku', 'batal')),
    PRIMARY KEY (series, year, serial),
    FOREIGN KEY (dossier, seq) REFERENCES entry (dossier, seq)
) STRICT;

-- The last dossier number reserved in a year.
CREATE TABLE counter (
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- Papers, templates, workflows and attachments, raw, by their SHA-256.
CREATE TABLE blob (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
    size   INTEGER NOT NULL,
    data   BLOB NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER entry_is_next BEFORE INSERT ON entry
WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM entry WHERE dossier = NEW.dossier)
BEGIN SELECT raise(ABORT, 'an entry must be the next one of its dossier'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'entries are never changed'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'entries are never deleted'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER command_no_update BEFORE UPDATE ON command
BEGIN SELECT raise(ABORT, 'commands are never changed'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER command_no_delete BEFORE DELETE ON command
BEGIN SELECT raise(ABORT, 'commands are never deleted'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER register_no_update BEFORE UPDATE OF series, year, serial, dossier, seq, field, text ON register
BEGIN SELECT raise(ABORT, 'a number keeps its place; only its state may change'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER register_no_delete BEFORE DELETE ON register
BEGIN SELECT raise(ABORT, 'numbers are never deleted'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob
BEGIN SELECT raise(ABORT, 'stored bytes are never changed'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob
BEGIN SELECT raise(ABORT, 'stored bytes are never deleted'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER dossier_no_delete BEFORE DELETE ON dossier
BEGIN SELECT raise(ABORT, 'dossiers are never deleted'); END;
-- +goose StatementEnd
