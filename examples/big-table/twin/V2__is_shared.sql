-- Looks the same, and takes a moment: one value for all rows is kept in the catalog.
ALTER TABLE vulnerabilities ADD COLUMN is_shared boolean NOT NULL DEFAULT false;
