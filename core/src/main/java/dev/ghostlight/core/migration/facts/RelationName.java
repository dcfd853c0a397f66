package dev.ghostlight.core.migration.facts;

import java.util.Locale;
import java.util.Set;

/**
 * The name of a table, an index or another relation of PostgreSQL.
 *
 * @param schema the schema it lies in, as the catalog has it
 * @param name its name, as the catalog has it: without quotes, in its own case
 */
public record RelationName(String schema, String name) {
    /** The schema that nobody needs to name. */
    public static final String USUAL_SCHEMA = "public";

    // Every keyword that PostgreSQL 18 does not take as any name without quotes (its manual, SQL Key Words).
    private static final Set<String> KEYWORDS = Set.of(("all analyse analyze and any array as asc asymmetric "
                    + "authorization between bigint binary bit boolean both case cast char character check coalesce "
                    + "collate collation column concurrently constraint create cross current_catalog current_date "
                    + "current_role current_schema current_time current_timestamp current_user dec decimal default "
                    + "deferrable desc distinct do else end except exists extract false fetch float for foreign "
                    + "freeze from full grant greatest group grouping having ilike in initially inner inout int "
                    + "integer intersect interval into is isnull join json json_array json_arrayagg json_exists "
                    + "json_object json_objectagg json_query json_scalar json_serialize json_table json_value "
                    + "lateral leading least left like limit localtime localtimestamp merge_action national natural "
                    + "nchar none normalize not notnull null nullif numeric offset on only or order out outer "
                    + "overlaps overlay placing position precision primary real references returning right row "
                    + "select session_user setof similar smallint some substring symmetric system_user table "
                    + "tablesample then time timestamp to trailing treat trim true union unique user using values "
                    + "varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists "
                    + "xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable")
            .split(" "));

    /** Something in the usual schema. */
    public static RelationName of(String name) {
        return new RelationName(USUAL_SCHEMA, name);
    }

    /** It as SQL: in quotes where it must be, with its schema where that is not the usual one. */
    public String sql() {
        return (schema.equals(USUAL_SCHEMA) ? "" : quoted(schema) + ".") + quoted(name);
    }

    /** Something else in the same schema. */
    public RelationName sibling(String other) {
        return new RelationName(schema, other);
    }

    /** One name as SQL: in quotes where it must be. */
    public static String quoted(String identifier) {
        boolean isPlain = identifier.matches("[a-z_][a-z0-9_$]*") && !KEYWORDS.contains(identifier);
        return isPlain ? identifier : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** What the catalog calls a name that is written so in SQL. */
    public static String unquoted(String written) {
        boolean isQuoted = written.length() >= 2 && written.startsWith("\"") && written.endsWith("\"");
        return isQuoted
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }

    /** As traces and facts name it: with its schema where that is not the usual one. */
    @Override
    public String toString() {
        return schema.equals(USUAL_SCHEMA) ? name : schema + "." + name;
    }
}
