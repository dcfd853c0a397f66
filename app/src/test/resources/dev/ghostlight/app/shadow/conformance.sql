CREATE TYPE mood AS ENUM ('a', 'b');
CREATE DOMAIN posint AS int;
CREATE DOMAIN posc AS int CHECK (value > 0);
CREATE SEQUENCE sq;
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE parent (id bigint PRIMARY KEY, x int);
CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint, v int);
CREATE TABLE big (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int, nn int NOT NULL, b text, c varchar(50), ci varchar(50),
  ch char(10), n numeric(10, 2), ts timestamp, tz timestamptz, t6 timestamp(3), j json, jb jsonb, u uuid, s smallint,
  inet1 cidr, vb varbit(8), m mood, pi posint, f real, dt date, iv interval, arr int[], bo boolean, ref bigint,
  CONSTRAINT b_nn CHECK (b IS NOT NULL));
ALTER TABLE big ADD CONSTRAINT c_nv CHECK (c IS NOT NULL) NOT VALID;
ALTER TABLE big ADD CONSTRAINT fk_nv FOREIGN KEY (ref) REFERENCES parent (id) NOT VALID;
CREATE INDEX big_ci ON big (ci);
CREATE INDEX big_a ON big (a);
CREATE UNIQUE INDEX big_nn_u ON big (nn);
CREATE UNIQUE INDEX big_a_u ON big (a);
CREATE TRIGGER tg BEFORE INSERT ON big FOR EACH ROW EXECUTE FUNCTION trg();
CREATE VIEW vw AS SELECT id, a FROM big;
CREATE MATERIALIZED VIEW mv AS SELECT id, a FROM big;
CREATE UNIQUE INDEX mv_u ON mv (id);
CREATE TABLE pt (id bigint NOT NULL, d date NOT NULL, v int) PARTITION BY RANGE (d);
CREATE TABLE pt_2023 PARTITION OF pt FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE pt_2024 PARTITION OF pt FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE newpart (id bigint NOT NULL, d date NOT NULL, v int);
INSERT INTO newpart SELECT g, '2025-01-01'::date + g, g FROM generate_series(1, 300) g;
CREATE TABLE newpart_chk (id bigint NOT NULL, d date NOT NULL, v int,
  CHECK (d IS NOT NULL AND d >= '2026-01-01' AND d < '2027-01-01'));
INSERT INTO newpart_chk SELECT g, '2026-01-01'::date + g, g FROM generate_series(1, 300) g;
