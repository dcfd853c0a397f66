-- Which object needs which: an object without DDL of its own (an array type, a view's rule, an index of a constraint)
-- stands for the one that makes it.
WITH alias AS (
  SELECT 'pg_type'::regclass AS classid, t.oid AS objid,
    CASE WHEN coalesce(e.typrelid, t.typrelid) <> 0 THEN 'pg_class'::regclass ELSE 'pg_type'::regclass END AS toclass,
    CASE WHEN coalesce(e.typrelid, t.typrelid) <> 0 THEN coalesce(e.typrelid, t.typrelid) ELSE coalesce(e.oid, t.oid) END AS toid
  FROM pg_type t LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typlen = -1 AND t.typcategory = 'A'
  UNION ALL
  SELECT 'pg_constraint'::regclass, oid, 'pg_type'::regclass, contypid FROM pg_constraint WHERE contypid <> 0
  UNION ALL
  SELECT 'pg_rewrite'::regclass, oid, 'pg_class'::regclass, ev_class FROM pg_rewrite WHERE rulename = '_RETURN'
  UNION ALL
  SELECT 'pg_attrdef'::regclass, d.oid, 'pg_class'::regclass, d.adrelid
  FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE a.attgenerated <> ''
  UNION ALL
  SELECT 'pg_class'::regclass, conindid, 'pg_constraint'::regclass, oid
  FROM pg_constraint WHERE contype IN ('p', 'u', 'x') AND conindid <> 0
)
SELECT DISTINCT
  coalesce(a.toclass, d.classid::regclass)::text || ':' || coalesce(a.toid, d.objid) AS object,
  coalesce(b.toclass, d.refclassid::regclass)::text || ':' || coalesce(b.toid, d.refobjid) AS needs
FROM pg_depend d
LEFT JOIN alias a ON a.classid = d.classid AND a.objid = d.objid
LEFT JOIN alias b ON b.classid = d.refclassid AND b.objid = d.refobjid
WHERE d.deptype IN ('n', 'a', 'i') AND d.objid >= 16384
