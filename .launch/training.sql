-- What the JVM learns the way of a migration from: one statement of each kind that is tried in a way of its own.
ALTER TABLE vulnerabilities ADD COLUMN share_token uuid NOT NULL DEFAULT gen_random_uuid();
CREATE INDEX vulnerabilities_found ON vulnerabilities (found_at);
ALTER TABLE scan_jobs ADD CONSTRAINT tries_few CHECK (id > 0);
CREATE TABLE scan_results (id bigint PRIMARY KEY, job_id bigint NOT NULL);
ALTER TABLE scan_results ADD FOREIGN KEY (job_id) REFERENCES scan_jobs (id);
ALTER TABLE projects RENAME COLUMN name TO title;
