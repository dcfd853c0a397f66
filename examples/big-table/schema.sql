CREATE TABLE projects (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE vulnerabilities (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id),
    package text NOT NULL,
    severity text NOT NULL,
    fingerprint text NOT NULL,
    report jsonb NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now(),
    fixed_at timestamptz
);

CREATE INDEX vulnerabilities_project ON vulnerabilities (project_id, found_at);
CREATE INDEX vulnerabilities_package ON vulnerabilities (package, severity);
CREATE INDEX vulnerabilities_fingerprint ON vulnerabilities (fingerprint);
CREATE INDEX vulnerabilities_open ON vulnerabilities (project_id) WHERE fixed_at IS NULL;

-- The queue lies in the same database: a worker takes a job, writes what it found, and ends the job.
CREATE TABLE scan_jobs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id),
    state text NOT NULL DEFAULT 'waiting',
    payload jsonb NOT NULL
);

CREATE INDEX scan_jobs_waiting ON scan_jobs (id) WHERE state = 'waiting';
