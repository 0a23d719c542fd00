package sqlite

// Every statement of the store, by name. Placeholders and upserts are written
// so that PostgreSQL understands them too; what only SQLite knows (pragmas)
// stands at the end.
const (
	getSchema = `SELECT value FROM meta WHERE key = 'schema'`
	countMeta = `SELECT count(*) FROM meta WHERE key = $1`
	setMeta   = `INSERT INTO meta (key, value) VALUES ($1, $2)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`

	getSnapshot = `SELECT snapshot FROM dossier WHERE id = $1`
	getDossier  = `SELECT head, snapshot FROM dossier WHERE id = $1`
	hasDossier  = `SELECT count(*) FROM dossier WHERE id = $1`
	// A year has four digits, so the fifth character of an ID is the dash.
	// PostgreSQL calls instr strpos.
	listDossiers = `SELECT id, title, workflow, stage, since, changed, version, mother FROM dossier
		WHERE instr(folded, $1) > 0 AND workflow <> '' ORDER BY substr(id, 1, 5), length(id), id`
	listStage = `SELECT id, title, workflow, stage, since, changed, version, mother FROM dossier
		WHERE instr(folded, $1) > 0 AND stage = $2 AND workflow <> '' ORDER BY substr(id, 1, 5), length(id), id`
	putDossier = `INSERT INTO dossier (id, title, folded, workflow, stage, since, changed, version, snapshot, head, mother)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		ON CONFLICT (id) DO UPDATE SET workflow = excluded.workflow,
			title = CASE excluded.title WHEN '' THEN dossier.title ELSE excluded.title END,
			folded = CASE excluded.title WHEN '' THEN dossier.folded ELSE excluded.folded END,
			stage = excluded.stage, since = excluded.since, changed = excluded.changed,
			version = excluded.version, snapshot = excluded.snapshot, head = excluded.head, mother = excluded.mother`

	getHistory = `SELECT payload FROM entry WHERE dossier = $1 ORDER BY seq`
	getChain   = `SELECT chain FROM entry WHERE dossier = $1 AND seq = $2`
	addEntry   = `INSERT INTO entry (dossier, seq, salt, payload, digest, chain)
		VALUES ($1, $2, $3, $4, $5, $6)`

	lastHead   = `SELECT pos, head FROM journal ORDER BY pos DESC LIMIT 1`
	addJournal = `INSERT INTO journal (pos, dossier, seq, at, head) VALUES ($1, $2, $3, $4, $5)`
	listHeads  = `SELECT pos, at, head, dossier, seq FROM journal ORDER BY pos`

	getCommand = `SELECT dossier, seq FROM command WHERE key = $1`
	addCommand = `INSERT INTO command (key, dossier, seq) VALUES ($1, $2, $3)`

	nextDossier = `INSERT INTO counter (year, last) VALUES ($1, 1)
		ON CONFLICT (year) DO UPDATE SET last = counter.last + 1 RETURNING last`
	lastSerial = `SELECT coalesce(max(serial), 0) FROM register WHERE series = $1 AND year = $2`
	addNumber  = `INSERT INTO register (series, year, serial, dossier, seq, field, text, state, reserved_for)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
	getNumber  = `SELECT text, state FROM register WHERE series = $1 AND year = $2 AND serial = $3`
	moveNumber = `UPDATE register SET dossier = $4, seq = $5, field = $6, state = $7
		WHERE series = $1 AND year = $2 AND serial = $3`
	firstReserved = `SELECT year, serial, text FROM register
		WHERE state = 'cadangan' AND reserved_for = $1 AND series = $2 ORDER BY year, serial LIMIT 1`
	listNumbers = `SELECT series, year, serial, dossier, seq, field, text, state, reserved_for FROM register
		WHERE ($1 = '' OR series = $1) AND ($2 = 0 OR year = $2) ORDER BY series, year, serial`

	getBlob = `SELECT data FROM blob WHERE digest = $1`
	hasBlob = `SELECT count(*) FROM blob WHERE digest = $1`
	putBlob = `INSERT INTO blob (digest, size, data) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING`

	// Verification.
	listStands = `SELECT id, title, folded, workflow, stage, since, changed, version, snapshot, head, mother FROM dossier
		ORDER BY substr(id, 1, 5), length(id), id`
	listEntries = `SELECT seq, salt, payload, digest, chain FROM entry WHERE dossier = $1 ORDER BY seq`
	listJournal = `SELECT j.pos, j.dossier, j.seq, j.head, coalesce(e.chain, '') FROM journal j
		LEFT JOIN entry e ON e.dossier = j.dossier AND e.seq = j.seq ORDER BY j.pos`
	listCommands = `SELECT key, dossier, seq FROM command ORDER BY key`
	listBlobs    = `SELECT digest FROM blob ORDER BY digest`
	listStrays   = `SELECT DISTINCT dossier FROM entry WHERE dossier NOT IN (SELECT id FROM dossier) ORDER BY dossier`

	// Taking a practice record back.
	cutJournal  = `DELETE FROM journal WHERE pos > $1`
	cutEntries  = `DELETE FROM entry WHERE (dossier, seq) NOT IN (SELECT dossier, seq FROM journal)`
	cutCommands = `DELETE FROM command WHERE (dossier, seq) NOT IN (SELECT dossier, seq FROM journal)`
	cutRegister = `DELETE FROM register`
	cutDossiers = `DELETE FROM dossier`
	cutCounters = `DELETE FROM counter`
	cutBlob     = `DELETE FROM blob WHERE digest = $1`
	listLeft    = `SELECT j.dossier, e.chain, e.payload FROM journal j
		JOIN entry e ON e.dossier = j.dossier AND e.seq = j.seq ORDER BY j.pos`

	// Erasing on lawful request. Quotation marks within a text are escaped in
	// JSON, so listErasures finds keys only; a digest is found wherever it stands.
	redactEntry  = `UPDATE entry SET salt = $3, payload = $4 WHERE dossier = $1 AND seq = $2`
	countSpeaks  = `SELECT count(*) FROM entry WHERE instr(payload, $1) > 0`
	listErasures = `SELECT dossier, payload FROM entry WHERE instr(payload, '"penghapusan":{') > 0 ORDER BY dossier, seq`
	dropMeta     = `DELETE FROM meta WHERE key = $1`

	// Bringing a record up to date.
	listTitles = `SELECT id, title FROM dossier`
	setFolded  = `UPDATE dossier SET folded = $1 WHERE id = $2`

	// Only SQLite. Rows of entry lie in the order in which they were recorded.
	listRecorded   = `SELECT dossier, seq, chain, payload ->> 'waktu' FROM entry ORDER BY rowid`
	getApplication = `PRAGMA application_id`
	setApplication = `PRAGMA application_id = 1314081608` // "NSKH", see applicationID
	countTables    = `SELECT count(*) FROM sqlite_schema`
	useWAL         = `PRAGMA journal_mode = WAL`
	listTriggers   = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`
	deferKeys      = `PRAGMA defer_foreign_keys = ON`
	copyFile       = `VACUUM INTO $1`
	rebuildFile    = `VACUUM`
	foldWAL        = `PRAGMA wal_checkpoint(TRUNCATE)`
	checkFile      = `PRAGMA integrity_check(10)`
)
