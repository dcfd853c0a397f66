package dev.ghostlight.app.shadow.fill;

import java.util.Map;
import java.util.regex.Matcher;

/** SQL expressions that make a column's values out of a number. */
final class Values {
    private static final int SHORT_TEXT = 8;
    // Longer texts are made of pieces that differ, as the server would pack repeated ones away.
    private static final int PIECE = 32;
    private static final int SOURCE_BYTES = 1 << 16;

    /** By the server's name of the type; {@code x} stands for the number. */
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("int2", "((x) % 32000)::int2"),
            Map.entry("int4", "(x)::int4"),
            Map.entry("int8", "(x)::int8"),
            Map.entry("oid", "(x)::int4::oid"),
            Map.entry("float4", "((x) * 1.25)::float4"),
            Map.entry("float8", "((x) * 1.25)::float8"),
            Map.entry("money", "((x) % 100000)::numeric::money"),
            Map.entry("bool", "((x) % 2 = 0)"),
            Map.entry("date", "('2024-01-01'::date + ((x) % 20000)::int)"),
            Map.entry("timestamp", "('2024-01-01'::timestamp + (x) * interval '61 seconds')"),
            Map.entry("timestamptz", "('2024-01-01'::timestamptz + (x) * interval '61 seconds')"),
            Map.entry("time", "('00:00'::time + (x) * interval '1 second')"),
            Map.entry("timetz", "('00:00+00'::timetz + (x) * interval '1 second')"),
            Map.entry("interval", "((x) * interval '1 second')"),
            Map.entry("uuid", "md5((x)::text)::uuid"),
            Map.entry("inet", "('10.0.0.0'::inet + (x))"),
            Map.entry("cidr", "('10.0.0.0'::inet + (x))::cidr"),
            Map.entry("macaddr", "('0800' || lpad(to_hex(x), 8, '0'))::macaddr"),
            Map.entry("macaddr8", "('08000000' || lpad(to_hex(x), 8, '0'))::macaddr8"),
            Map.entry("point", "point(x, x)"),
            Map.entry("box", "box(point(x, x), point((x) + 1, (x) + 1))"),
            Map.entry("circle", "circle(point(x, x), 1)"),
            Map.entry("line", "line(point(x, x), point((x) + 1, x))"),
            Map.entry("lseg", "lseg(point(x, x), point((x) + 1, x))"),
            Map.entry("path", "path(polygon(box(point(x, x), point((x) + 1, (x) + 1))))"),
            Map.entry("polygon", "polygon(box(point(x, x), point((x) + 1, (x) + 1)))"),
            Map.entry("tsvector", "to_tsvector('simple', 'word' || (x))"),
            Map.entry("tsquery", "('word' || (x))::tsquery"),
            Map.entry("xml", "('<v>' || (x) || '</v>')::xml"),
            Map.entry("pg_lsn", "('0/' || to_hex(x))::pg_lsn"),
            Map.entry("int4range", "int4range((x)::int4, (x)::int4 + 1)"),
            Map.entry("int8range", "int8range(x, (x) + 1)"),
            Map.entry("numrange", "numrange(x, (x) + 1)"),
            Map.entry("daterange", "daterange('2024-01-01'::date + (x)::int, '2024-01-02'::date + (x)::int)"),
            Map.entry(
                    "tsrange",
                    "tsrange('2024-01-01'::timestamp + (x) * interval '1 hour',"
                            + " '2024-01-01'::timestamp + ((x) + 1) * interval '1 hour')"),
            Map.entry(
                    "tstzrange",
                    "tstzrange('2024-01-01'::timestamptz + (x) * interval '1 hour',"
                            + " '2024-01-01'::timestamptz + ((x) + 1) * interval '1 hour')"),
            Map.entry("hstore", "('k=>' || (x))"),
            Map.entry("ltree", "('top.n' || (x))"));

    private Values() {}

    /**
     * A value of a type.
     *
     * @param type the type
     * @param number an SQL expression of a whole number from 1
     * @param bytes how wide the value should be
     */
    static String of(Column.Type type, String number, int bytes) {
        String element = element(type, number, bytes);
        String whole = type.isArray() ? "ARRAY[" + element + "]" : element;
        return "(" + whole + ")::" + type.sql();
    }

    private static String element(Column.Type type, String number, int bytes) {
        String base = type.base();
        if (type.kind().equals("e")) {
            return "(enum_range(NULL::" + type.below() + "))[1 + (" + number + ") % array_length(enum_range(NULL::"
                    + type.below() + "), 1)]";
        }
        String known = BY_TYPE.get(base);
        if (known != null) {
            return known.replaceAll("\\bx\\b", Matcher.quoteReplacement(number));
        }
        return switch (base) {
            case "numeric" -> numeric(type.modifier(), number);
            case "bit" -> "(" + number + ")::bit(" + Math.max(1, type.modifier()) + ")";
            case "varbit" ->
                "(" + number + ")::bit(" + (type.modifier() > 0 ? Math.min(16, type.modifier()) : 16) + ")";
            case "bytea" -> "decode(" + hex(number, Math.max(PIECE, bytes * 2)) + ", 'hex')";
            case "json", "jsonb" ->
                "json_build_object('id', " + number + ", 'text', " + text(number, Math.max(SHORT_TEXT, bytes - 24))
                        + ")";
            default -> text(number, limited(type, bytes));
        };
    }

    private static int limited(Column.Type type, int bytes) {
        boolean isLimited = type.modifier() > 4 && type.category().equals("S");
        return isLimited ? Math.min(bytes, type.modifier() - 4) : bytes;
    }

    /** Digits that fit: of numeric(p, s) p - s stand before the point. */
    private static String numeric(int modifier, String number) {
        if (modifier < 4) {
            return "(" + number + ") * 1.25";
        }
        int precision = ((modifier - 4) >> 16) & 0xffff;
        int scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
        int before = Math.max(0, Math.min(12, precision - scale));
        return before == 0 ? "0" : "((" + number + ") % " + (long) Math.pow(10, before) + ")";
    }

    private static String text(String number, int bytes) {
        if (bytes < SHORT_TEXT) {
            return "((" + number + ") % " + (long) Math.pow(10, Math.max(1, bytes)) + ")::text";
        }
        if (bytes <= PIECE) {
            return "rpad('v' || (" + number + "), " + bytes + ", md5((" + number + ")::text))";
        }
        return "left('v' || (" + number + ") || " + hex(number, bytes) + ", " + bytes + ")";
    }

    private static String hex(String number, int characters) {
        if (characters <= PIECE) {
            return "md5((" + number + ")::text)";
        }
        // Cut out of one long text that is made once, as making each would take longer than storing it.
        return "convert_from(substr((SELECT string_agg(md5(piece::text)::bytea, ''::bytea) FROM generate_series(1, "
                + (SOURCE_BYTES + characters) / PIECE + ") piece), (1 + (" + number + ") * 37 % "
                + (SOURCE_BYTES - PIECE)
                + ")::int, " + characters + "), 'UTF8')";
    }
}
