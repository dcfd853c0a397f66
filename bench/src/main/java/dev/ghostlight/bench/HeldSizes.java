package dev.ghostlight.bench;

import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.collect.database.FactsYaml;
import dev.ghostlight.app.collect.postgres.PostgresCollector;
import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.migrations.Tool;
import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.ShadowLimits;
import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.measure.Measurer;
import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.duration.DurationModel;
import dev.ghostlight.core.migration.duration.Sample;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.model.Quantity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Predicts how long 30 operations take on tables of three shapes from at most 500,000 rows, and runs them on 2 and 10
 * million rows: {@code HeldSizes FILE.csv SHAPE ROWS ...}. What the file has already is not measured again.
 */
public final class HeldSizes {
    private static final int MAJOR = 17;

    /** A server as production has them, without parallel workers, which the prediction does not know either. */
    private static final Map<String, String> PRODUCTION = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("shared_buffers", "2GB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_parallel_maintenance_workers", "0"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("temp_file_limit", "-1"));

    /** How a table looks, and the expression that fills what makes its shape. */
    private enum Shape {
        NARROW("", "", "", ""),
        WIDE(
                ", a text NOT NULL, b text NOT NULL, c text NOT NULL",
                ", a, b, c",
                ", md5(g::text) || md5((g + 1)::text) || md5((g + 2)::text),"
                        + " md5((g + 3)::text) || md5((g + 4)::text) || md5((g + 5)::text) || md5((g + 6)::text),"
                        + " md5((g + 7)::text) || md5((g + 8)::text) || md5((g + 9)::text)",
                "a; b; ts, n"),
        TOAST(
                ", a text NOT NULL",
                ", a",
                ", (SELECT string_agg(md5((g + i)::text), '') FROM generate_series(1, 70) i)",
                "");

        private final String columns;
        private final String names;
        private final String values;
        private final String indexes;

        Shape(String columns, String names, String values, String indexes) {
            this.columns = columns;
            this.names = names;
            this.values = values;
            this.indexes = indexes;
        }

        String ddl() {
            StringBuilder ddl = new StringBuilder("""
                    CREATE TABLE p (id int PRIMARY KEY);
                    CREATE TABLE t (id bigint NOT NULL, k int NOT NULL, n int, p_id int NOT NULL,
                      amount numeric(10,2) NOT NULL, s varchar(20) NOT NULL, ts timestamp NOT NULL""");
            ddl.append(columns).append(", CONSTRAINT t_pkey PRIMARY KEY (id));\n");
            for (String each : indexes.isEmpty() ? new String[0] : indexes.split("; ", -1)) {
                ddl.append("CREATE INDEX ON t (").append(each).append(");\n");
            }
            if (this == TOAST) {
                ddl.append("ALTER TABLE t ALTER a SET STORAGE EXTERNAL;\n");
            }
            return ddl.toString();
        }

        String fill(long from, long to) {
            return "INSERT INTO t (id, k, n, p_id, amount, s, ts" + names + ") SELECT g, (g * 7919 % 1000003)::int,"
                    + " (g % 1000)::int, (g % 100000 + 1)::int, g % 100000, 's' || (g * 31 % 999983),"
                    + " '2024-01-01'::timestamp + g * interval '1 second'" + values + " FROM generate_series(" + from
                    + "::bigint, " + to + ") g";
        }
    }

    /** The operations; what is after a bar undoes one that cannot be rolled back. */
    private static final List<String> OPERATIONS = List.of(
            "ALTER TABLE t ADD COLUMN x double precision DEFAULT random()",
            "ALTER TABLE t ADD COLUMN x uuid NOT NULL DEFAULT gen_random_uuid()",
            "ALTER TABLE t ADD COLUMN x bigserial",
            "ALTER TABLE t ADD COLUMN x bigint GENERATED ALWAYS AS IDENTITY",
            "ALTER TABLE t ADD COLUMN x int GENERATED ALWAYS AS (k * 2) STORED",
            "ALTER TABLE t ALTER COLUMN k TYPE bigint",
            "ALTER TABLE t ALTER COLUMN amount TYPE numeric(12,3)",
            "ALTER TABLE t ALTER COLUMN s TYPE varchar(12)",
            "ALTER TABLE t ALTER COLUMN s TYPE char(20)",
            "ALTER TABLE t ALTER COLUMN ts TYPE timestamptz USING ts AT TIME ZONE 'Europe/Berlin'",
            "ALTER TABLE t ALTER COLUMN n SET NOT NULL",
            "ALTER TABLE t ADD CHECK (k >= 0)",
            "ALTER TABLE t ADD CHECK (s <> '')",
            "ALTER TABLE t ADD CHECK (amount >= 0 AND k + n >= 0)",
            "ALTER TABLE t ADD FOREIGN KEY (p_id) REFERENCES p",
            "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (p_id) REFERENCES p NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT f",
            "ALTER TABLE t ADD CONSTRAINT c CHECK (k >= 0) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT c",
            "CREATE INDEX x ON t (k)",
            "CREATE INDEX x ON t (s)",
            "CREATE INDEX x ON t (n, k)",
            "CREATE INDEX x ON t (k) WHERE n < 500",
            "CREATE INDEX x ON t (upper(s))",
            "CREATE UNIQUE INDEX x ON t (k, id)",
            "ALTER TABLE t ADD UNIQUE (ts, id)",
            "CREATE INDEX x ON t USING brin (ts)",
            "CREATE INDEX CONCURRENTLY x ON t (k)|DROP INDEX x",
            "REINDEX INDEX t_pkey",
            "CLUSTER t USING t_pkey",
            "UPDATE t SET n = n + 1 WHERE k % 3 = 0",
            "UPDATE t SET n = n + 1");

    private static final MeasureLimits LIMITS = new MeasureLimits(500_000, 0.1, Duration.ofMinutes(5));

    private final Path file;
    private final ServerFolders folders;
    private final Set<String> known = new HashSet<>();

    private HeldSizes(Path file) throws Exception {
        this.file = file;
        this.folders = ServerFolders.findOnDisk(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> known.add(key(line)));
        }
    }

    /** Measures one shape at one size after the other. */
    public static void main(String[] arguments) throws Exception {
        HeldSizes held = new HeldSizes(Path.of(arguments[0]));
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            held.measure(Shape.valueOf(arguments[i].toUpperCase(Locale.ROOT)), Long.parseLong(arguments[i + 1]));
        }
        held.tell();
    }

    private static String key(String line) {
        String[] cells = line.split("\t", -1);
        return cells[0] + cells[1] + cells[2];
    }

    private void measure(Shape shape, long rows) throws Exception {
        List<String> left = OPERATIONS.stream()
                .filter(operation -> !known.contains(shape + "" + rows + operation))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        try (PostgresServer server = PostgresServer.start(MAJOR, folders, PRODUCTION);
                Connection connection = server.connect(PostgresServer.Role.SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            load(statement, shape, rows);
            DatabaseFacts facts = facts(server);
            for (String operation : left) {
                double predicted = predicted(shape, facts, operation);
                Took took = took(statement, operation);
                String line = String.format(
                        Locale.ROOT,
                        "%s\t%d\t%s\t%.3f\t%.3f\t%.3f\t%.3f",
                        shape,
                        rows,
                        operation,
                        predicted,
                        took.cpu,
                        took.wall - took.delay,
                        took.wall);
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                System.out.println(line);
            }
        }
    }

    private static void load(Statement statement, Shape shape, long rows) throws SQLException {
        statement.execute(shape.ddl());
        statement.execute("INSERT INTO p SELECT generate_series(1, 100000)");
        for (long from = 1; from <= rows; from += 500_000) {
            statement.execute(shape.fill(from, Math.min(rows, from + 499_999)));
        }
        statement.execute("VACUUM ANALYZE t");
        statement.execute("VACUUM ANALYZE p");
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** By the way that every forecast goes: a shadow, its trace, its samples, the model. */
    private double predicted(Shape shape, DatabaseFacts facts, String operation) throws Exception {
        Migration migration = migration(operation);
        PostgresServer server = PostgresServer.start(MAJOR, folders, Map.of());
        try (Shadow shadow = Shadow.of(server, facts, List.of(migration(shape.ddl())), ShadowLimits.USUAL)) {
            MigrationTrace trace;
            try (Shadow copy = shadow.copy()) {
                trace = copy.trace(migration).trace();
            }
            Map<Integer, Sample> samples = new Measurer(shadow, LIMITS, System::nanoTime).samples(migration, trace);
            DurationModel model = new DurationModel(facts);
            double seconds = 0;
            for (StatementTrace each : trace.statements()) {
                seconds += model.predict(
                                each,
                                Optional.ofNullable(samples.get(each.statement().number())))
                        .seconds()
                        .orElseThrow()
                        .expected();
            }
            return seconds;
        }
    }

    private static Migration migration(String sql) throws Exception {
        byte[] text = sql.split("\\|", 2)[0].getBytes(StandardCharsets.UTF_8);
        ReadingRules rules =
                new ReadingRules(Dialect.POSTGRESQL, Optional.of(Tool.SQL), Map.of(), false, Optional.of(false));
        return MigrationsReader.read(new ByteArrayInputStream(text), rules)
                .migrations()
                .getFirst();
    }

    /** What 'ghostlight collect' finds; and the server is as fast as this machine, as it is on it. */
    private static DatabaseFacts facts(PostgresServer server) throws Exception {
        DatabaseUrl url = DatabaseUrl.of("jdbc:postgresql://127.0.0.1/postgres").orElseThrow();
        Path file = Files.createTempFile("facts", ".yaml");
        try (Connection production = server.connect(PostgresServer.Role.SUPERUSER, "postgres")) {
            Files.writeString(
                    file,
                    FactsYaml.of(new PostgresCollector(production, url, Optional.empty(), "")
                            .collect(Instant.now(), Duration.ofMillis(100), pause -> Thread.sleep(pause))));
            DatabaseFacts all = DatabaseConfig.facts(file, Instant.now()).facts();
            return new DatabaseFacts(
                    all.store(),
                    all.where(),
                    all.engine(),
                    Optional.empty(),
                    all.tables(),
                    all.settings(),
                    all.connections(),
                    all.replicas(),
                    all.replicaLagSeconds(),
                    all.freeDiskBytes(),
                    all.backupAgeSeconds(),
                    all.readBytesPerSecond(),
                    new ServerSpeed(Quantity.of(1), Quantity.unknown()));
        } finally {
            Files.delete(file);
        }
    }

    /** The processor time of the server's process, for how long it had to wait for a processor, and the wall's time. */
    private record Took(double cpu, double delay, double wall) {}

    private static Took took(Statement statement, String operation) throws SQLException, IOException {
        boolean isRolledBack = !operation.contains("|");
        String[] parts = operation.split("\\|", 2);
        long pid = number(statement, "SELECT pg_backend_pid()");
        statement.execute("CHECKPOINT");
        if (isRolledBack) {
            statement.execute("BEGIN");
        }
        double[] before = schedule(pid);
        long begun = System.nanoTime();
        statement.execute(parts[0]);
        double wall = (System.nanoTime() - begun) / 1e9;
        double[] after = schedule(pid);
        statement.execute(isRolledBack ? "ROLLBACK" : parts[1]);
        return new Took(after[0] - before[0], after[1] - before[1], wall);
    }

    private static double[] schedule(long pid) throws IOException {
        String[] told = Files.readString(Path.of("/proc", String.valueOf(pid), "schedstat"))
                .split(" ", -1);
        return new double[] {Long.parseLong(told[0]) / 1e9, Long.parseLong(told[1]) / 1e9};
    }

    /** How many predictions are within a factor of two, by shape and size. */
    private void tell() throws IOException {
        Map<String, List<double[]>> groups = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            double predicted = Double.parseDouble(cells[3]);
            groups.computeIfAbsent(cells[0] + " " + cells[1], _ -> new ArrayList<>())
                    .add(new double[] {
                        predicted / Double.parseDouble(cells[4]),
                        predicted / Double.parseDouble(cells[5]),
                        predicted / Double.parseDouble(cells[6])
                    });
        }
        groups.forEach((group, ratios) -> System.out.printf(
                Locale.ROOT,
                "%s: %d operations, within a factor of two by processor %d, without the neighbours %d, by the wall %d%n",
                group,
                ratios.size(),
                within(ratios, 0),
                within(ratios, 1),
                within(ratios, 2)));
    }

    private static long within(List<double[]> ratios, int measure) {
        return ratios.stream()
                .filter(ratio -> ratio[measure] >= 0.5 && ratio[measure] <= 2)
                .count();
    }
}
