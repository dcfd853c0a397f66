CREATE TABLE projects (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE vulnerabilities (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id),
    severity text NOT NULL,
    fingerprint text NOT NULL,
    report jsonb NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX vulnerabilities_project ON vulnerabilities (project_id, found_at);
CREATE INDEX vulnerabilities_fingerprint ON vulnerabilities (fingerprint);
CREATE INDEX vulnerabilities_severity ON vulnerabilities (severity);

CREATE TABLE scan_jobs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id),
    state text NOT NULL DEFAULT 'waiting',
    payload jsonb NOT NULL
);
