package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The timeouts of the migration's session while its statements run one after the other. Not thread-safe.
 *
 * <p>A script's {@code SET} counts from the next statement on, {@code SET LOCAL} until the end of its transaction.
 */
final class Settings {
    private static final Pattern SET = Pattern.compile(
            "^SET\\s+(?:(SESSION|LOCAL)\\s+|@@(?:SESSION\\.)?)?(\\w+)\\s*(?:=|\\s+TO\\s+)\\s*'?\\s*([^';]*?)\\s*'?\\s*;?$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CONFIGURE = Pattern.compile(
            "^SELECT\\s+(?:pg_catalog\\.)?set_config\\s*\\(\\s*'(\\w+)'\\s*,\\s*'([^']*)'\\s*,\\s*(\\w+)\\s*\\)\\s*;?$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern RESET = Pattern.compile("^RESET\\s+(\\w+)\\s*;?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("^(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(us|ms|s|min|h|d)?$");

    /** Of MariaDB a day, of MySQL a year: both as good as never, but told as what they are. */
    private static final double MARIADB_SECONDS = 86_400;

    private static final double MYSQL_SECONDS = 31_536_000;

    private final DatabaseFacts facts;
    private final Timeouts server;
    private Timeouts session;
    private Timeouts local;

    Settings(DatabaseFacts facts) {
        this.facts = facts;
        this.server = new Timeouts(ofServer(lockTimeout(), lockDefault()), ofServer("statement_timeout", 0));
        this.session = server;
        this.local = server;
    }

    /** After which a statement gives up waiting for a lock, in seconds; infinite for never. */
    double lockTimeoutSeconds() {
        return local.lockSeconds;
    }

    /** After which the server cancels a statement, in seconds; infinite for never. */
    double statementTimeoutSeconds() {
        return local.statementSeconds;
    }

    /** Heeds a statement that was run. */
    void ran(String text) {
        String plain = Words.plain(text);
        Matcher set = SET.matcher(plain);
        if (set.matches()) {
            String scope = set.group(1);
            change(set.group(2), set.group(3), "LOCAL".equalsIgnoreCase(scope));
            return;
        }
        Matcher configure = CONFIGURE.matcher(plain);
        if (configure.matches()) {
            change(configure.group(1), configure.group(2), configure.group(3).equalsIgnoreCase("true"));
            return;
        }
        Matcher reset = RESET.matcher(plain);
        if (reset.matches()) {
            change(reset.group(1), "DEFAULT", false);
        }
    }

    /** Forgets what held for the transaction only. */
    void transactionEnded() {
        local = session;
    }

    private void change(String name, String value, boolean isLocal) {
        String word = name.toLowerCase(Locale.ROOT);
        Timeouts changed;
        if (word.equals(lockTimeout())) {
            changed = new Timeouts(value(value, server.lockSeconds), local.statementSeconds);
        } else if (word.equals("statement_timeout")) {
            changed = new Timeouts(local.lockSeconds, value(value, server.statementSeconds));
        } else {
            return;
        }
        local = changed;
        session = isLocal ? session : changed;
    }

    private double value(String value, double usual) {
        return value.equalsIgnoreCase("DEFAULT") ? usual : seconds(value, usual);
    }

    private String lockTimeout() {
        return isPostgres() ? "lock_timeout" : "lock_wait_timeout";
    }

    private double lockDefault() {
        return switch (facts.engine().kind()) {
            case POSTGRESQL -> 0;
            case MARIADB -> MARIADB_SECONDS;
            case MYSQL -> MYSQL_SECONDS;
        };
    }

    private double ofServer(String name, double usual) {
        for (Map.Entry<String, String> setting : facts.settings().entrySet()) {
            if (setting.getKey().equalsIgnoreCase(name)) {
                return seconds(setting.getValue(), orNever(usual));
            }
        }
        return orNever(usual);
    }

    /** A time as the server reads it: PostgreSQL counts in milliseconds where no unit stands, the others in seconds. */
    private double seconds(String text, double otherwise) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return otherwise;
        }
        String unit = time.group(2) == null ? (isPostgres() ? "ms" : "s") : time.group(2);
        double factor = switch (unit) {
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "min" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 1;
        };
        return orNever(Double.parseDouble(time.group(1)) * factor);
    }

    private boolean isPostgres() {
        return facts.engine().kind() == Engine.Kind.POSTGRESQL;
    }

    private static double orNever(double seconds) {
        return seconds == 0 ? Double.POSITIVE_INFINITY : seconds;
    }

    private record Timeouts(double lockSeconds, double statementSeconds) {}
}
