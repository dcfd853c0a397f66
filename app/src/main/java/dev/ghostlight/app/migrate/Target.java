package dev.ghostlight.app.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * The database that a migration runs on.
 *
 * @param url its JDBC URL
 * @param properties user and password, where the URL has none
 * @param shown the address without what may be secret, for messages
 */
public record Target(String url, Map<String, String> properties, String shown) {
    public Target {
        properties = Map.copyOf(properties);
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

    @Override
    public String toString() {
        return shown;
    }
}
