-- The DDL of every object of a database, written from the catalog: catalog, oid, rank, name, ddl, needs.
-- Runs with an empty search path, so that every name is written with its schema. Lower ranks come first where no
-- dependency says otherwise. Reads catalogs only, never rows of tables.
WITH
spaces AS (
  SELECT oid, nspname FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
),
foreign_to_us AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
columns AS (
  SELECT a.attrelid, string_agg(
    '    ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
         THEN (SELECT format(' COLLATE %I.%I', n.nspname, l.collname)
               FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace WHERE l.oid = a.attcollation)
         ELSE '' END
    || CASE a.attgenerated
         WHEN 's' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
         WHEN 'v' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') VIRTUAL'
         ELSE '' END
    || CASE WHEN a.attidentity = '' THEN '' ELSE
         (SELECT format(' GENERATED %s AS IDENTITY (SEQUENCE NAME %I.%I INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s)',
                   CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, sn.nspname, sc.relname,
                   s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END)
          FROM pg_depend p JOIN pg_sequence s ON s.seqrelid = p.objid
          JOIN pg_class sc ON sc.oid = p.objid JOIN pg_namespace sn ON sn.oid = sc.relnamespace
          WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass
            AND p.refobjid = a.attrelid AND p.refobjsubid = a.attnum AND p.deptype = 'i') END
    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
    E',\n' ORDER BY a.attnum) AS list,
    string_agg(
      CASE WHEN a.attstorage <> t.typstorage
        THEN format(E';\nALTER TABLE ONLY %s ALTER COLUMN %I SET STORAGE %s', a.attrelid::regclass, a.attname,
               CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END)
        ELSE '' END, '' ORDER BY a.attnum) AS storage
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'c')
    AND (a.attislocal OR c.relispartition)
  GROUP BY a.attrelid
),
options AS (
  SELECT c.oid, CASE WHEN c.reloptions IS NULL THEN '' ELSE
    ' WITH (' || (SELECT string_agg(quote_ident(option_name) || ' = ' || quote_literal(option_value), ', ' ORDER BY option_name)
                  FROM pg_options_to_table(c.reloptions)) || ')' END AS text
  FROM pg_class c
),
objects AS (
  SELECT 'pg_namespace'::regclass AS catalog, oid, 0 AS rank, nspname::text AS name,
    format('CREATE SCHEMA %I', nspname) AS ddl, NULL::text[] AS needs
  FROM spaces WHERE nspname <> 'public'

  UNION ALL
  SELECT 'pg_extension'::regclass, e.oid, 1, e.extname,
    format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', e.extname, n.nspname), NULL
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'

  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 2, n.nspname || '.' || t.typname,
    CASE t.typtype
      WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname,
        (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
      WHEN 'r' THEN (SELECT format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = %s%s)', n.nspname, t.typname,
          format_type(r.rngsubtype, NULL), CASE WHEN r.rngsubdiff = 0 THEN '' ELSE ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc::text END)
        FROM pg_range r WHERE r.rngtypid = t.oid)
      ELSE format('CREATE DOMAIN %I.%I AS %s%s%s%s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
        CASE WHEN t.typdefault IS NULL THEN '' ELSE ' DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) END,
        CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END,
        coalesce((SELECT string_agg(format(' CONSTRAINT %I %s', k.conname,
            regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '')), '' ORDER BY k.conname)
          FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), ''))
    END, NULL
  FROM pg_type t JOIN spaces n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')

  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 2, n.nspname || '.' || c.relname,
    format(E'CREATE TYPE %I.%I AS (\n%s\n)', n.nspname, c.relname, l.list), NULL
  FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace LEFT JOIN columns l ON l.attrelid = c.oid
  WHERE c.relkind = 'c'

  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 3, n.nspname || '.' || c.relname,
    format('CREATE %sSEQUENCE %I.%I AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s',
      CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, n.nspname, c.relname, format_type(s.seqtypid, NULL),
      s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END), NULL
  FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN spaces n ON n.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')

  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, 4, n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
    CASE p.prokind WHEN 'a' THEN
      (SELECT format('CREATE AGGREGATE %I.%I(%s) (SFUNC = %s, STYPE = %s%s%s)', n.nspname, p.proname,
          coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), a.aggtransfn::regproc, format_type(a.aggtranstype, NULL),
          CASE WHEN a.aggfinalfn = 0 THEN '' ELSE ', FINALFUNC = ' || a.aggfinalfn::regproc::text END,
          coalesce(', INITCOND = ' || quote_literal(a.agginitval), ''))
       FROM pg_aggregate a WHERE a.aggfnoid = p.oid)
      ELSE rtrim(pg_get_functiondef(p.oid), E'\n') END, NULL
  FROM pg_proc p JOIN spaces n ON n.oid = p.pronamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')

  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 5, n.nspname || '.' || c.relname,
    format('CREATE %sTABLE %I.%I (%s)%s%s%s%s', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END,
      n.nspname, c.relname, CASE WHEN l.list IS NULL THEN '' ELSE E'\n' || l.list || E'\n' END,
      CASE WHEN c.relispartition THEN '' ELSE coalesce(
        (SELECT ' INHERITS (' || string_agg(h.inhparent::regclass::text, ', ' ORDER BY h.inhseqno) || ')'
         FROM pg_inherits h WHERE h.inhrelid = c.oid), '') END,
      CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END, o.text,
      coalesce(l.storage, '')
      || CASE WHEN c.relrowsecurity THEN format(E';\nALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', n.nspname, c.relname) ELSE '' END), NULL
  FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace JOIN options o ON o.oid = c.oid
  LEFT JOIN columns l ON l.attrelid = c.oid
  WHERE c.relkind IN ('r', 'p')

  UNION ALL
  SELECT 'pg_attrdef'::regclass, d.oid, 6, n.nspname || '.' || c.relname || '.' || a.attname,
    format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I SET DEFAULT %s', n.nspname, c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid)), NULL
  FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid JOIN spaces n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
  WHERE a.attgenerated = '' AND c.relkind IN ('r', 'p', 'v')

  UNION ALL
  SELECT 'pg_inherits'::regclass, c.oid, 7, n.nspname || '.' || c.relname,
    format('ALTER TABLE ONLY %s ATTACH PARTITION %I.%I %s', h.inhparent::regclass, n.nspname, c.relname, pg_get_expr(c.relpartbound, c.oid)),
    ARRAY['pg_class:' || c.oid, 'pg_class:' || h.inhparent]
  FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace JOIN pg_inherits h ON h.inhrelid = c.oid
  WHERE c.relispartition AND c.relkind IN ('r', 'p')

  UNION ALL
  SELECT 'pg_sequence'::regclass, c.oid, 8, n.nspname || '.' || c.relname,
    format('ALTER SEQUENCE %I.%I OWNED BY %s.%I', n.nspname, c.relname, d.refobjid::regclass, a.attname),
    ARRAY['pg_class:' || c.oid, 'pg_class:' || d.refobjid]
  FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace
  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
  JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  WHERE c.relkind = 'S'

  UNION ALL
  SELECT 'pg_constraint'::regclass, k.oid,
    CASE WHEN k.contype IN ('p', 'u', 'x') THEN 9 WHEN k.contype = 'c' THEN 12 ELSE 13 END,
    n.nspname || '.' || c.relname || '.' || k.conname,
    format('ALTER TABLE %s%I.%I ADD CONSTRAINT %I %s', CASE WHEN k.contype IN ('p', 'u', 'x') THEN 'ONLY ' ELSE '' END,
      n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)), NULL
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN spaces n ON n.oid = c.relnamespace
  WHERE k.contype IN ('p', 'u', 'x') OR (k.contype = 'f' AND k.conparentid = 0) OR (k.contype = 'c' AND k.conislocal AND k.coninhcount = 0)

  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 10, n.nspname || '.' || c.relname, pg_get_indexdef(c.oid), NULL
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN spaces n ON n.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
    AND (i.indisvalid OR c.relkind = 'I')

  UNION ALL
  SELECT 'pg_index'::regclass, c.oid, 11, n.nspname || '.' || c.relname,
    format('ALTER INDEX %s ATTACH PARTITION %I.%I', h.inhparent::regclass, n.nspname, c.relname),
    (SELECT array_agg(coalesce('pg_constraint:' || k.oid, 'pg_class:' || i.index))
     FROM (VALUES (c.oid), (h.inhparent)) AS i (index)
     LEFT JOIN pg_constraint k ON k.conindid = i.index AND k.contype IN ('p', 'u', 'x'))
  FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace JOIN pg_inherits h ON h.inhrelid = c.oid
  WHERE c.relkind IN ('i', 'I')

  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 14, n.nspname || '.' || c.relname,
    format(E'CREATE %s %I.%I%s AS\n%s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END,
      n.nspname, c.relname, o.text, rtrim(pg_get_viewdef(c.oid), E'; \n')), NULL
  FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace JOIN options o ON o.oid = c.oid
  WHERE c.relkind IN ('v', 'm')

  UNION ALL
  SELECT 'pg_rewrite'::regclass, r.oid, 16, n.nspname || '.' || c.relname || '.' || r.rulename,
    rtrim(pg_get_ruledef(r.oid), '; '), NULL
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN spaces n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN'

  UNION ALL
  SELECT 'pg_trigger'::regclass, t.oid, 17, n.nspname || '.' || c.relname || '.' || t.tgname,
    pg_get_triggerdef(t.oid) || CASE WHEN t.tgenabled = 'O' THEN '' ELSE
      format(E';\nALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname,
        CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname) END, NULL
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN spaces n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid AND d.deptype IN ('P', 'S'))

  UNION ALL
  SELECT 'pg_policy'::regclass, p.oid, 18, n.nspname || '.' || c.relname || '.' || p.polname,
    format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO PUBLIC%s%s', p.polname, n.nspname, c.relname,
      CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
      coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
      coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')), NULL
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN spaces n ON n.oid = c.relnamespace

  UNION ALL
  SELECT 'pg_statistic_ext'::regclass, s.oid, 19, n.nspname || '.' || s.stxname, pg_get_statisticsobjdef(s.oid), NULL
  FROM pg_statistic_ext s JOIN spaces n ON n.oid = s.stxnamespace
)
SELECT o.catalog::text AS catalog, o.oid, o.rank, o.name, o.ddl, o.needs
FROM objects o
WHERE NOT EXISTS (SELECT FROM foreign_to_us f WHERE f.classid = o.catalog AND f.objid = o.oid)
  AND o.ddl IS NOT NULL
