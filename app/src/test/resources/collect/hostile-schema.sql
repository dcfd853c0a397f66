CREATE SCHEMA audit; CREATE EXTENSION citext;
CREATE TYPE mood AS ENUM ('sad','it''s ok'); CREATE FUNCTION positive(i int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'select i > 0';
CREATE DOMAIN pos AS int CHECK (positive(value)); CREATE TYPE pair AS (a int, b text);
CREATE SEQUENCE audit.s;
CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood DEFAULT 'sad', p pos, q pair, e citext, n int DEFAULT nextval('audit.s'), d int GENERATED ALWAYS AS (3*2) STORED, arr mood[], CHECK (n > 0));
CREATE FUNCTION all_a() RETURNS SETOF a LANGUAGE sql BEGIN ATOMIC SELECT * FROM a; END;
CREATE TABLE audit."lo""g
${x}" (id serial, a bigint REFERENCES a, "Zeit" timestamptz NOT NULL) PARTITION BY RANGE ("Zeit");
ALTER TABLE audit."lo""g
${x}" ADD PRIMARY KEY (id, "Zeit");
CREATE TABLE l1 PARTITION OF audit."lo""g
${x}" FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX pi ON audit."lo""g
${x}" (a);
CREATE VIEW v AS SELECT id, m FROM a; CREATE MATERIALIZED VIEW mv AS SELECT count(*) c FROM v; CREATE UNIQUE INDEX mvi ON mv(c);
CREATE TABLE "we;ird$$ '--" ("select" int, "{ : *x #" text DEFAULT E'a\nb\\');
CREATE INDEX ai ON a (lower(e::text)) WHERE n > 5;
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$; CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION trg();
CREATE TABLE par (x int CHECK (x > 1)); CREATE TABLE chi (y int) INHERITS (par);
CREATE RULE r AS ON DELETE TO par DO INSTEAD NOTHING; CREATE POLICY pol ON a USING (n > 2); ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE STATISTICS st ON id, n FROM a; CREATE AGGREGATE summ(int) (SFUNC=int4pl, STYPE=int, INITCOND='0');
CREATE TABLE w (t text) WITH (fillfactor=70); ALTER TABLE w ALTER t SET STORAGE EXTERNAL;
CREATE TABLE x (i int, EXCLUDE USING gist (int4range(i,i) WITH &&), j int UNIQUE DEFERRABLE);
