package dev.ghostlight.core.migration.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A safe way as a script that a person reads, and psql runs. {@code ghostlight migrate} does more with the same steps:
 * it tries again, watches replicas, and resumes.
 */
public final class WayScript {
    private static final int BATCH_ROWS = 1_000;

    private WayScript() {}

    /**
     * The script.
     *
     * @param way the way
     * @param name the migration's name
     * @param lockTimeoutMillis how long a statement waits for a lock at most
     */
    public static String of(SafeWay way, String name, long lockTimeoutMillis) {
        StringBuilder script = new StringBuilder();
        script.append("-- ").append(line(name)).append(", in steps that hurt nobody.\n");
        script.append("-- A step that fails with \"lock timeout\" has changed nothing: run it again.\n");
        way.notes()
                .forEach(note -> script.append("-- Note: ").append(line(note)).append('\n'));
        for (int i = 0; i < way.steps().size(); i++) {
            int number = i + 1;
            script.append('\n');
            way.deploys().stream()
                    .filter(deploy -> deploy.beforeStep() == number)
                    .forEach(deploy -> script.append("-- Deploy first, on every node: a release that ")
                            .append(line(deploy.release()))
                            .append(".\n"));
            script.append("-- Step ")
                    .append(number)
                    .append(" of ")
                    .append(way.steps().size())
                    .append(": ");
            script.append(step(way.steps().get(i), lockTimeoutMillis));
        }
        way.deploys().stream()
                .filter(deploy -> deploy.beforeStep() > way.steps().size())
                .forEach(deploy -> script.append("\n-- Deploy then: a release that ")
                        .append(line(deploy.release()))
                        .append(".\n"));
        return script.toString();
    }

    private static String step(Step step, long lockTimeoutMillis) {
        return switch (step) {
            case Step.Brief(List<String> sql) ->
                "locks for a moment only.\nBEGIN;\nSET LOCAL lock_timeout = '" + lockTimeoutMillis + "ms';\n"
                        + sql.stream().map(text -> text + ";\n").collect(Collectors.joining()) + "COMMIT;\n";
            case Step.Online online ->
                "takes long, and others go on reading and writing.\n"
                        + online.index()
                                .map(index ->
                                        "-- If it fails, first: DROP INDEX CONCURRENTLY IF EXISTS " + index + ";\n")
                                .orElse("")
                        + online.sql() + ";\n";
            case Step.Backfill backfill -> "in batches; ghostlight migrate sizes them by time.\n" + batches(backfill);
        };
    }

    /** From each thousandth key to the next, each batch in a transaction of its own. */
    private static String batches(Step.Backfill backfill) {
        List<String> key = backfill.key();
        List<String> from = numbered("from", key.size());
        List<String> to = numbered("to", key.size());
        List<String> declarations = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            String type = " " + backfill.table() + "." + key.get(i) + "%TYPE;";
            declarations.add(from.get(i) + type);
            declarations.add(to.get(i) + type);
        }
        String table = backfill.table();
        String order = String.join(", ", key);
        String begins = row(key) + " >= " + row(from);
        String ends = row(key) + " < " + row(to);
        String condition = " AND (" + backfill.condition() + ")";
        return """
                DO $ghostlight$
                DECLARE
                  %s
                BEGIN
                  SELECT %s INTO %s FROM %s ORDER BY %s LIMIT 1;
                  IF NOT FOUND THEN
                    RETURN;
                  END IF;
                  LOOP
                    SELECT %s INTO %s FROM %s WHERE %s ORDER BY %s OFFSET %d LIMIT 1;
                    IF NOT FOUND THEN
                      %s
                      RETURN;
                    END IF;
                    %s
                    COMMIT;
                    %s
                  END LOOP;
                END
                $ghostlight$;
                """.formatted(
                        String.join("\n  ", declarations),
                        order,
                        String.join(", ", from),
                        table,
                        order,
                        order,
                        String.join(", ", to),
                        table,
                        begins,
                        order,
                        BATCH_ROWS,
                        backfill.change(begins + condition) + ";",
                        backfill.change(begins + " AND " + ends + condition) + ";",
                        assignments(from, to));
    }

    private static String assignments(List<String> from, List<String> to) {
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            assignments.add(from.get(i) + " := " + to.get(i) + ";");
        }
        return String.join(" ", assignments);
    }

    private static List<String> numbered(String name, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("ghostlight_" + name + "_" + i);
        }
        return names;
    }

    private static String row(List<String> names) {
        return names.size() == 1 ? names.getFirst() : "(" + String.join(", ", names) + ")";
    }

    /** A name or a note with a line's end in it must not leave its comment. */
    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }
}
