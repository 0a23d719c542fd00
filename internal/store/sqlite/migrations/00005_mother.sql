-- +goose Up
-- The dossier another was opened under, for lists.
ALTER TABLE dossier ADD COLUMN mother TEXT NOT NULL DEFAULT '';
UPDATE dossier SET mother = coalesce(snapshot ->> 'induk', '');

-- A list still reads its index alone.
DROP INDEX dossier_list;
CREATE INDEX dossier_list ON dossier (stage, folded, id, title, workflow, since, changed, version, mother);
