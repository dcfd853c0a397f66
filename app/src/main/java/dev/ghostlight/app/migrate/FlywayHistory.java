package dev.ghostlight.app.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table in which Flyway keeps what it has run. */
final class FlywayHistory {
    private final String table;
    private final FlywayScript script;

    /** One row. */
    private record Row(
            String version,
            String type,
            boolean isSuccess,
            @Nullable String script) {}

    /**
     * A history.
     *
     * @param table as SQL
     */
    FlywayHistory(String table, FlywayScript script) {
        this.table = table;
        this.script = script;
    }

    /** What speaks against entering the migration; empty where nothing does. */
    List<String> problems(Database database) throws SQLException {
        if (!database.is("SELECT to_regclass(?) IS NOT NULL", table)) {
            return List.of(table + ": there is no such table, and Flyway keeps its history in it. The migration would"
                    + " be run again by Flyway. Run Flyway once, or name its table with --flyway-table.");
        }
        List<String> problems = new ArrayList<>();
        if (!database.is(
                "SELECT has_table_privilege(?, 'INSERT') AND has_table_privilege(?, 'SELECT')", table, table)) {
            problems.add(table + ": this user may not write to it. The migration would be run again by Flyway. GRANT"
                    + " SELECT, INSERT ON " + table + ".");
            return problems;
        }
        List<Row> rows = database.all(
                FlywayHistory::row,
                "SELECT version, type, success, script FROM " + table
                        + " WHERE version IS NOT NULL ORDER BY installed_rank");
        rows.stream()
                .filter(row -> !row.isSuccess())
                .forEach(row -> problems.add(table + ": version " + row.version()
                        + " failed. Flyway refuses to go on. Repair it first (flyway repair)."));
        rows.stream()
                .filter(row -> FlywayScript.compare(row.version(), script.version()) == 0)
                .findFirst()
                .ifPresent(row -> problems.add(table + ": version " + script.version() + " is there already, from "
                        + row.script() + ". It has been run. Leave it, or give the file another version."));
        problems.addAll(order(rows));
        return problems;
    }

    private List<String> order(List<Row> rows) {
        List<String> problems = new ArrayList<>();
        Optional<String> baseline = rows.stream()
                .filter(row -> row.type().contains("BASELINE"))
                .map(Row::version)
                .max(FlywayScript::compare);
        for (String version : script.before()) {
            boolean isRun = rows.stream().anyMatch(row -> FlywayScript.compare(row.version(), version) == 0)
                    || baseline.filter(base -> FlywayScript.compare(version, base) <= 0)
                            .isPresent();
            if (!isRun) {
                problems.add(table + ": version " + version + " was not run, and comes before " + script.version()
                        + ". Flyway would refuse it afterwards. Run it first.");
            }
        }
        rows.stream()
                .map(Row::version)
                .filter(version -> FlywayScript.compare(version, script.version()) > 0)
                .findFirst()
                .ifPresent(version -> problems.add(table + ": version " + version + " was run already, and comes after "
                        + script.version() + ". Flyway would refuse the order. Give the file a higher version."));
        return problems;
    }

    /** Enters the migration; in the caller's transaction. */
    void add(Database database, long tookMillis) throws SQLException {
        database.run("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
        database.change(
                "INSERT INTO " + table + " (installed_rank, version, description, type, script, checksum, installed_by,"
                        + " installed_on, execution_time, success) SELECT coalesce(max(installed_rank), 0) + 1, ?, ?,"
                        + " 'SQL', ?, ?, session_user, now(), ?, true FROM " + table,
                script.version(),
                script.description(),
                script.script(),
                script.checksum(),
                Math.clamp(tookMillis, 0, Integer.MAX_VALUE));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4));
    }
}
