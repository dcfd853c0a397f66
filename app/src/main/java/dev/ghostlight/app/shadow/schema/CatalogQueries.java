package dev.ghostlight.app.shadow.schema;

/** The questions to PostgreSQL's catalog, from 14 to 18; {@code owner} is the table's number in it. */
final class CatalogQueries {
    private static final String USERS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::regclass"
            + " AND e.objid = c.oid AND e.deptype = 'e')";

    private static final String TABLE = """
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND\s""" + USERS;

    static final String TABLES = """
            SELECT c.oid AS owner, n.nspname AS schema, c.relname AS name,
                   pg_catalog.pg_get_partkeydef(c.oid) AS key, f.relname AS fallback, fn.nspname AS fallback_schema
            FROM pg_catalog.pg_class c
            LEFT JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = c.oid
            LEFT JOIN pg_catalog.pg_class f ON f.oid = p.partdefid
            LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
            """ + TABLE + " ORDER BY c.oid";

    static final String COLUMNS = """
            SELECT c.oid AS owner, a.attname AS name,
                   pg_catalog.format_type(a.atttypid, a.atttypmod)
                       || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation
                          ELSE '' END AS type,
                   a.attnotnull AS is_not_null, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
                   a.attgenerated::text || a.attidentity::text AS generation,
                   s.relname AS sequence, sn.nspname AS sequence_schema
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            LEFT JOIN pg_catalog.pg_depend o ON o.classid = 'pg_catalog.pg_class'::regclass
                 AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.refobjid = c.oid
                 AND o.refobjsubid = a.attnum AND o.deptype IN ('a', 'i')
                 AND EXISTS (SELECT FROM pg_catalog.pg_sequence q WHERE q.seqrelid = o.objid)
            LEFT JOIN pg_catalog.pg_class s ON s.oid = o.objid
            LEFT JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
            """ + TABLE + " ORDER BY c.oid, a.attnum";

    static final String INDEXES = """
            SELECT c.oid AS owner, n.nspname AS schema, i.relname AS name,
                   pg_catalog.pg_get_indexdef(i.oid) AS definition,
                   ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attnum > 0
                         AND (a.attnum = ANY (x.indkey) OR EXISTS (
                              SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
                              AND d.objid = i.oid AND d.refobjid = c.oid AND d.refobjsubid = a.attnum))
                         ORDER BY array_position(x.indkey::int2[], a.attnum)) AS columns,
                   x.indisunique AS is_unique, x.indexprs IS NULL AND x.indpred IS NULL AS is_plain,
                   x.indisvalid AND x.indisready AS is_valid
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_index x ON x.indrelid = c.oid
            JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
            """ + TABLE + " ORDER BY c.oid, x.indisprimary DESC, i.oid";

    static final String CONSTRAINTS = """
            SELECT c.oid AS owner, k.conname AS name, k.contype::text AS kind,
                   pg_catalog.pg_get_constraintdef(k.oid) AS definition,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
                         ORDER BY u.place) AS columns,
                   k.convalidated AS is_validated
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype <> 't'
            """ + TABLE + " ORDER BY c.oid, k.oid";

    static final String TRIGGERS = """
            SELECT c.oid AS owner, t.tgname AS name, pg_catalog.pg_get_triggerdef(t.oid) AS definition,
                   (t.tgtype & 16) <> 0 AND t.tgenabled IN ('O', 'A') AS fires_on_update
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
            """ + TABLE + " ORDER BY c.oid, t.tgname";

    static final String REFERENCES = """
            SELECT k.confrelid AS owner, n.nspname AS schema, c.relname AS name, k.conname AS constraint_name,
                   pg_catalog.pg_get_constraintdef(k.oid) AS definition,
                   ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u (number, place)
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number
                         ORDER BY u.place) AS columns
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0
            """ + TABLE + " ORDER BY k.confrelid, k.oid";

    // What the server itself moves along with a column (defaults, own constraints, indexes, sequences) is left out; a
    // privilege of the single column is no object, but would be lost all the same.
    static final String DEPENDENTS = """
            SELECT c.oid AS owner, a.attname AS name,
                   CASE WHEN r.ev_class IS NULL THEN pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
                        ELSE 'view ' || r.ev_class::regclass END AS what
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = c.oid
                 AND d.refobjsubid = a.attnum
            LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p')
            AND d.classid NOT IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_constraint'::regclass)
            AND (d.classid <> 'pg_catalog.pg_attrdef'::regclass OR EXISTS (
                SELECT FROM pg_catalog.pg_attrdef f
                JOIN pg_catalog.pg_attribute g ON g.attrelid = f.adrelid AND g.attnum = f.adnum
                WHERE f.oid = d.objid AND g.attgenerated <> ''))
            AND\s""" + USERS + """

            UNION
            SELECT c.oid, a.attname, 'privileges of the column'
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND a.attacl IS NOT NULL
            """ + TABLE + " ORDER BY owner, name, what";

    static final String PARTITIONS = """
            SELECT h.inhparent AS owner, n.nspname AS schema, c.relname AS name
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
            """ + TABLE + " AND c.relispartition ORDER BY h.inhparent, c.oid";

    static final String DOMAINS = """
            SELECT n.nspname AS schema, t.typname AS name,
                   pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull AS is_not_null,
                   t.typdefault AS expression,
                   ARRAY(SELECT substring(pg_catalog.pg_get_constraintdef(k.oid) FROM '^CHECK \\((.*)\\)( NOT VALID)?$')
                         FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'
                         ORDER BY k.conname) AS checks
            FROM pg_catalog.pg_type t
            JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype = 'd' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            ORDER BY t.oid""";

    static final String NAMES = """
            SELECT relname FROM pg_catalog.pg_class WHERE oid >= 16384
            UNION SELECT conname FROM pg_catalog.pg_constraint WHERE oid >= 16384
            UNION SELECT proname FROM pg_catalog.pg_proc WHERE oid >= 16384
            UNION SELECT typname FROM pg_catalog.pg_type WHERE oid >= 16384
            UNION SELECT tgname FROM pg_catalog.pg_trigger WHERE oid >= 16384""";

    private CatalogQueries() {}
}
