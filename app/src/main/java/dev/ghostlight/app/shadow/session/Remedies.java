package dev.ghostlight.app.shadow.session;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Assumption;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts right what fails on the shadow alone: roles, tablespaces and collations that only production has, and what needs
 * rights that a shadow never gives.
 */
public final class Remedies {
    private static final String MISSING = "42704";
    private static final String FORBIDDEN = "42501";

    private static final Pattern ROLE = Pattern.compile("role \"(.+)\" does not exist");
    private static final Pattern TABLESPACE = Pattern.compile("tablespace \"(.+)\" does not exist");
    private static final Pattern COLLATION =
            Pattern.compile("collation \"(?:pg_catalog\\.)?(.+)\" for encoding .* does not exist");
    private static final Pattern NEW_ROLE =
            Pattern.compile("(?is)^\\s*CREATE\\s+(?:ROLE|USER|GROUP)\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+).*");
    private static final Pattern EXTENSION =
            Pattern.compile("(?is)^\\s*CREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(\"[^\"]+\"|[\\w-]+)"
                    + "(?:.*?\\bSCHEMA\\s+(\"[^\"]+\"|[\\w$]+))?.*");

    /** Switching off the triggers that check foreign keys: only a superuser may, and no code of a user runs. */
    private static final Pattern ALL_TRIGGERS = Pattern.compile("(?is)^\\s*ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?"
            + "(?:ONLY\\s+)?[\\w.$\"]+\\s+(?:DISABLE|ENABLE)\\s+TRIGGER\\s+[\\w$\"]+\\s*$");

    /** Extensions that only a superuser may make, and that reach nothing outside the database. */
    private static final Set<String> HARMLESS = Set.of(
            "amcheck",
            "autoinc",
            "bloom",
            "earthdistance",
            "insert_username",
            "intagg",
            "moddatetime",
            "pg_buffercache",
            "pg_freespacemap",
            "pg_prewarm",
            "pg_stat_statements",
            "pg_visibility",
            "pgrowlocks",
            "pgstattuple",
            "refint",
            "sslinfo",
            "xml2");

    /** Extensions that can reach other servers, made where there is no network. */
    private static final Set<String> HARMLESS_WITHOUT_NETWORK = Set.of("dblink", "postgres_fdw");

    private final Session superuser;
    private final boolean isNetworkClosed;

    /** Works through a superuser's session on a server. */
    public Remedies(Session superuser, PostgresServer server) {
        this.superuser = superuser;
        this.isNetworkClosed = server.isNetworkClosed();
    }

    /** Does what can be done about a failure. */
    public Remedy against(SQLException failure, Statement statement) {
        String state = String.valueOf(failure.getSQLState());
        String message = String.valueOf(failure.getMessage());
        try {
            if (state.equals(MISSING)) {
                return supply(message);
            }
            if (state.equals(FORBIDDEN)) {
                return forbidden(statement, message);
            }
        } catch (SQLException hopeless) {
            return new Remedy.None();
        }
        Matcher extension = EXTENSION.matcher(statement.text());
        if (extension.matches() && (state.equals("0A000") || state.equals("58P01"))) {
            String name = plain(extension.group(1));
            return new Remedy.Skip(Optional.of(new Assumption(
                    statement.where(),
                    "the extension " + name,
                    "the shadow's server does not have it: the statement was left out, and what needs it fails",
                    "leave what needs " + name + " out of the schema")));
        }
        return new Remedy.None();
    }

    private Remedy supply(String message) throws SQLException {
        Matcher role = ROLE.matcher(message);
        if (role.find()) {
            makeRole(role.group(1));
            return new Remedy.Retry();
        }
        Matcher tablespace = TABLESPACE.matcher(message);
        if (tablespace.find()) {
            String name = Session.quoted(tablespace.group(1));
            superuser.run("SET allow_in_place_tablespaces = on");
            superuser.run("CREATE TABLESPACE " + name + " LOCATION ''");
            superuser.run("GRANT CREATE ON TABLESPACE " + name + " TO migrator");
            return new Remedy.Retry();
        }
        Matcher collation = COLLATION.matcher(message);
        if (collation.find()) {
            superuser.run("SET allow_system_table_mods = on");
            superuser.run("CREATE COLLATION pg_catalog." + Session.quoted(collation.group(1))
                    + " (provider = icu, locale = " + Session.literal(icu(collation.group(1))) + ")");
            return new Remedy.Retry();
        }
        return new Remedy.None();
    }

    private Remedy forbidden(Statement statement, String message) throws SQLException {
        Matcher role = NEW_ROLE.matcher(statement.text());
        if (role.matches()) {
            makeRole(plain(role.group(1)));
            return new Remedy.Skip(Optional.empty());
        }
        Matcher extension = EXTENSION.matcher(statement.text());
        if (extension.matches() && isHarmless(plain(extension.group(1)))) {
            // Words of our own: nothing that a user wrote runs with a superuser's rights.
            String schema = extension.group(2);
            superuser.run("CREATE EXTENSION IF NOT EXISTS " + Session.quoted(plain(extension.group(1))) + " SCHEMA "
                    + Session.quoted(schema == null ? "public" : plain(schema)));
            return new Remedy.Skip(Optional.empty());
        }
        if (ALL_TRIGGERS.matcher(statement.text()).matches()) {
            return new Remedy.Lend();
        }
        return new Remedy.Skip(Optional.of(new Assumption(
                statement.where(),
                "what this statement does",
                "it was left out: the shadow never gives the right it needs (" + message
                        + "). Its locks and its work are not in the forecast",
                "look at it by hand")));
    }

    /** Makes a role that can own what the migrator owns, and can log in no more than it can do anything else. */
    private void makeRole(String name) throws SQLException {
        String role = Session.quoted(name);
        superuser.run("CREATE ROLE " + role);
        superuser.run("GRANT " + role + " TO migrator WITH ADMIN OPTION");
        List<String> schemas = superuser.query(
                "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
                row -> row.getString(1));
        for (String schema : schemas) {
            superuser.run("GRANT USAGE, CREATE ON SCHEMA " + Session.quoted(schema) + " TO " + role);
        }
    }

    private boolean isHarmless(String extension) {
        return HARMLESS.contains(extension) || (isNetworkClosed && HARMLESS_WITHOUT_NETWORK.contains(extension));
    }

    /** A name without its quotes, folded as the server does where it has none. */
    private static String plain(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    private static String icu(String collation) {
        return collation.replaceAll("[.@].*", "").replace('_', '-');
    }

    /** Runs a statement that {@link Remedy.Lend} was said of, with a superuser's rights for as long as it runs. */
    public List<String> runLent(Session session, Statement statement) throws SQLException {
        superuser.run("ALTER ROLE migrator SUPERUSER");
        try {
            return session.run(statement.text());
        } finally {
            superuser.run("ALTER ROLE migrator NOSUPERUSER");
        }
    }
}
