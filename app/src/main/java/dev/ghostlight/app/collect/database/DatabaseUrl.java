package dev.ghostlight.app.collect.database;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a database, as the person gave it.
 *
 * @param kind whose server it is, by the driver it needs
 * @param jdbc the whole address, which may hold a password: for the driver only
 * @param host the host, or several with commas
 * @param port the port; empty for the usual one
 * @param database the database's name; empty for the usual one
 * @param options what stands behind the question mark, without it
 */
public record DatabaseUrl(
        Kind kind, String jdbc, String host, Optional<Integer> port, Optional<String> database, String options) {
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?(postgres(?:ql)?|mariadb|mysql)://([\\p{Alnum}.,_-]+|\\[[0-9a-fA-F:.]+\\])(?::(\\d{1,5}))?(?:/([^?]*))?(?:\\?(.*))?");

    /** The driver that an address needs. */
    public enum Kind {
        POSTGRESQL,
        MARIADB
    }

    /** Reads an address; nothing if it is none of a server that is known here. */
    public static Optional<DatabaseUrl> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean isPostgres = form.group(1).startsWith("postgres");
        String scheme = isPostgres ? "jdbc:postgresql://" : "jdbc:mariadb://";
        return Optional.of(new DatabaseUrl(
                isPostgres ? Kind.POSTGRESQL : Kind.MARIADB,
                scheme + text.substring(text.indexOf("//") + 2),
                form.group(2),
                Optional.ofNullable(form.group(3)).map(Integer::valueOf),
                Optional.ofNullable(form.group(4)).filter(name -> !name.isEmpty()),
                form.group(5) == null ? "" : form.group(5)));
    }

    /** Where the database is, without its user and password. */
    public String source() {
        return host
                + port.map(number -> ":" + number).orElse("")
                + database.map(name -> "/" + name).orElse("");
    }

    /** Whose address it is, without what may be secret. */
    @Override
    public String toString() {
        return source();
    }
}
