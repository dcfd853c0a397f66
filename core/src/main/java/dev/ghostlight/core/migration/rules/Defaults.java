package dev.ghostlight.core.migration.rules;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a default gives all rows one value. */
final class Defaults {
    /** Of the same value within a transaction, or for ever. */
    private static final Set<String> STEADY = Set.of(
            "now",
            "transaction_timestamp",
            "statement_timestamp",
            "current_setting",
            "lower",
            "upper",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "concat",
            "format",
            "md5",
            "abs",
            "round",
            "floor",
            "ceil",
            "trunc",
            "date_trunc",
            "date_part",
            "extract",
            "make_interval",
            "make_date",
            "to_timestamp",
            "to_char",
            "to_date",
            "array",
            "row",
            "cast",
            "jsonb_build_object",
            "json_build_object",
            "jsonb_build_array",
            "json_build_array",
            "numeric",
            "varchar",
            "char",
            "bit",
            "timestamp",
            "timestamptz",
            "interval");

    /** Another value for each row. */
    private static final Set<String> CHANGING = Set.of(
            "random",
            "gen_random_uuid",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "uuidv4",
            "uuidv7",
            "gen_random_bytes",
            "clock_timestamp",
            "timeofday",
            "nextval",
            "txid_current",
            "setseed");

    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern CALL = Pattern.compile("(?:[a-z_][\\w$]*\\s*\\.\\s*)?([a-z_][\\w$]*)\\s*\\(");

    private Defaults() {}

    /** What is known of a default. */
    enum Kind {
        /** All rows get one value. */
        STEADY,
        /** Each row gets its own. */
        CHANGING,
        /** It calls a function of which nothing is known here. */
        UNKNOWN
    }

    static Kind of(String expression) {
        Matcher call = CALL.matcher(TEXT.matcher(expression).replaceAll("''").toLowerCase(Locale.ROOT));
        Kind kind = Kind.STEADY;
        while (call.find()) {
            String function = call.group(1);
            if (CHANGING.contains(function)) {
                return Kind.CHANGING;
            }
            kind = STEADY.contains(function) ? kind : Kind.UNKNOWN;
        }
        return kind;
    }
}
