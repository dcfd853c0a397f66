package dev.ghostlight.app.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.rules.Known;
import dev.ghostlight.core.migration.rules.PostgresRules;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the rules that go without a server against what servers were measured to do, on PostgreSQL 17: the locks on
 * tables, and which kinds of work there are.
 */
final class RulesConformanceTest {
    private static final int MAJOR = 17;
    private static final Pattern TABLE = Pattern.compile("(?i)CREATE (?:UNLOGGED )?(?:TABLE|MATERIALIZED VIEW) (\\w+)");

    /** Where the rules differ, and why that is as it shall be. */
    private static final Set<String> ADJUDICATED = Set.of(
            // They err towards more work: what is there already, or follows from a check, is not known without rows.
            "ALTER TABLE big ALTER COLUMN pi TYPE int",
            "ALTER TABLE big ALTER COLUMN c TYPE varchar(50) COLLATE \"C\"",
            "ALTER TABLE big ALTER COLUMN b TYPE text COLLATE \"POSIX\"",
            "ALTER TABLE big ALTER COLUMN ci TYPE varchar(50) COLLATE \"POSIX\"",
            "ALTER TABLE big SET TABLESPACE pg_default",
            "ALTER TABLE big SET LOGGED",
            "ALTER TABLE big SET ACCESS METHOD heap",
            "ALTER TABLE pt ATTACH PARTITION newpart_chk FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
            // Stronger than 14 to 17, as 18 does it.
            "ALTER TABLE pt ADD PRIMARY KEY (id, d)",
            // Work on a table that is made by the statement itself, which is empty.
            "CREATE TABLE z2(id bigint primary key, bid bigint references big(id))",
            "CREATE TABLE z3 (LIKE big INCLUDING ALL)",
            // They err towards less: whether the index has empty values, whether a check is on the column, what a
            // view is on, how many rows the migration put into its own table.
            "ALTER TABLE big DROP CONSTRAINT big_pkey, ADD CONSTRAINT z PRIMARY KEY USING INDEX big_a_u",
            "ALTER TABLE big ALTER COLUMN b TYPE varchar",
            "DROP TABLE big CASCADE",
            "REFRESH MATERIALIZED VIEW mv",
            "CREATE TABLE z8(id bigint, bid bigint); INSERT INTO z8 SELECT g,g FROM generate_series(1,100) g; ALTER TABLE"
                    + " z8 ADD FOREIGN KEY (bid) REFERENCES big(id)");

    private final Set<String> tables = new TreeSet<>();

    private enum Outcome {
        SAME,
        SAID_TO_BE_UNKNOWN,
        DIFFERENT
    }

    @Test
    void the_rules_say_what_a_server_does_or_that_they_do_not_know() throws Exception {
        String schema = resource("conformance.sql");
        Matcher table = TABLE.matcher(schema);
        while (table.find()) {
            tables.add(table.group(1));
        }
        Map<Outcome, List<String>> outcomes = new TreeMap<>();
        for (String line : resource("conformance.tsv").lines().toList()) {
            String[] cells = line.split("\t", -1);
            String[] versions = cells[0].split("-", 2);
            boolean isThere = Integer.parseInt(versions[0]) <= MAJOR && MAJOR <= Integer.parseInt(versions[1]);
            if (isThere && !cells[2].startsWith("error")) {
                compare(schema, cells, outcomes);
            }
        }
        List<String> different = outcomes.getOrDefault(Outcome.DIFFERENT, List.of());
        assertThat(different.stream()
                        .map(each -> each.lines().findFirst().orElse(""))
                        .filter(each -> !ADJUDICATED.contains(each)))
                .as("%s", String.join("\n", different))
                .isEmpty();
        assertThat(different).as("what is adjudicated").hasSize(ADJUDICATED.size());
        assertThat(outcomes.get(Outcome.SAME)).hasSizeGreaterThan(150);
    }

    private void compare(String schema, String[] cells, Map<Outcome, List<String>> outcomes) {
        PostgresRules rules = new PostgresRules(Shadows.facts(MAJOR, List.of(), Map.of()));
        rules.applied(Shadows.script(schema));
        String[] statements = cells[1].startsWith("DO") ? new String[] {cells[1]} : cells[1].split("; (?=[A-Z])", -1);
        Known known = rules.trace(Shadows.migration(new Block(true, Shadows.statements(statements))));
        String said =
                locks(known.trace().statements()) + " | " + kinds(known.trace().statements());
        String measured = onTables(cells[2]) + " | " + kinds(cells[3]);
        Outcome outcome = said.equals(measured)
                ? Outcome.SAME
                : known.unknown().isEmpty() ? Outcome.DIFFERENT : Outcome.SAID_TO_BE_UNKNOWN;
        outcomes.computeIfAbsent(outcome, _ -> new ArrayList<>())
                .add(cells[1] + "\n  measured " + measured + "\n  said     " + said);
    }

    private String locks(List<StatementTrace> traces) {
        TreeMap<String, PostgresLock> strongest = new TreeMap<>();
        for (StatementTrace trace : traces) {
            for (Lock lock : trace.locks()) {
                if (!lock.isNew() && tables.contains(lock.relation().name())) {
                    strongest.merge(
                            lock.relation().name(),
                            (PostgresLock) lock.mode(),
                            (one, other) -> one.compareTo(other) >= 0 ? one : other);
                }
            }
        }
        List<String> words = new ArrayList<>();
        strongest.forEach((name, mode) -> words.add(name + " " + mode.word()));
        return String.join(", ", words);
    }

    private String onTables(String locks) {
        List<String> words = new ArrayList<>();
        for (String lock : locks.split(", ", -1)) {
            if (tables.contains(lock.split(" ", 2)[0])) {
                words.add(lock);
            }
        }
        return String.join(", ", words);
    }

    private static String kinds(List<StatementTrace> traces) {
        return String.join(
                ", ",
                new TreeSet<>(traces.stream()
                        .flatMap(trace -> trace.work().stream())
                        .filter(work -> work.kind() != Work.Kind.ROWS_CHANGED)
                        .map(work -> work.kind().name())
                        .toList()));
    }

    private static String kinds(String work) {
        TreeSet<String> kinds = new TreeSet<>();
        for (String each : work.split(", ", -1)) {
            if (!each.isEmpty()) {
                kinds.add(each.split(" ", 2)[0]);
            }
        }
        return String.join(", ", kinds);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RulesConformanceTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
