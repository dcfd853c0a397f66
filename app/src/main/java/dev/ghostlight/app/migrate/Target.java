package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.MigrateException.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database that a migration runs on.
 *
 * @param url its JDBC URL
 * @param properties user and password, where the URL has none
 * @param shown the URL without a password, for messages
 */
public record Target(String url, Map<String, String> properties, String shown) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?]*)(?::([^@/?]*))?@)?([^?]*)(?:\\?(.*))?");
    private static final Pattern PASSWORD = Pattern.compile("(password=)[^&]*", Pattern.CASE_INSENSITIVE);

    public Target {
        properties = Map.copyOf(properties);
    }

    /**
     * Reads a URL such as {@code postgresql://owner@db.example:5432/shop}, or one of JDBC.
     *
     * @param variables the environment variables, for {@code PGUSER} and {@code PGPASSWORD}
     * @throws MigrateException where it is none of PostgreSQL
     */
    public static Target of(String url, Map<String, String> variables) throws MigrateException {
        Matcher uri = ADDRESS.matcher(url);
        if (!uri.matches()) {
            String what = url.matches("(jdbc:)?(mariadb|mysql):.*")
                    ? "MariaDB and MySQL are not run yet"
                    : "it does not begin with postgresql://";
            throw new MigrateException(
                    Kind.USAGE,
                    "--url: " + what + ". Nothing was run. Name a database of PostgreSQL, such as"
                            + " postgresql://owner@db.example:5432/shop.");
        }
        Properties found = new Properties();
        put(found, "user", uri.group(1), variables.get("PGUSER"));
        put(found, "password", uri.group(2), variables.get("PGPASSWORD"));
        String query = uri.group(4) == null ? "" : "?" + uri.group(4);
        Map<String, String> properties = new HashMap<>();
        found.stringPropertyNames().forEach(name -> properties.put(name, found.getProperty(name)));
        return new Target(
                "jdbc:postgresql://" + uri.group(3) + query,
                properties,
                "postgresql://" + uri.group(3) + PASSWORD.matcher(query).replaceAll("$1..."));
    }

    private static void put(Properties properties, String name, @Nullable String inUrl, @Nullable String fallback) {
        if (inUrl != null) {
            properties.setProperty(name, URLDecoder.decode(inUrl, StandardCharsets.UTF_8));
        } else if (fallback != null) {
            properties.setProperty(name, fallback);
        }
    }

    /** A new connection; each statement reaches the server as it is written. */
    Connection connect(String application) throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        // The driver would split statements and read escapes, each in another way than the server.
        all.setProperty("preferQueryMode", "simple");
        all.setProperty("ApplicationName", application);
        all.setProperty("connectTimeout", "10");
        all.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, all);
    }
}
