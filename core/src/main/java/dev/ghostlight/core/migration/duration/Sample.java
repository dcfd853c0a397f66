package dev.ghostlight.core.migration.duration;

import java.util.Map;
import java.util.Objects;

/**
 * What a statement took on tables of some size.
 *
 * @param tables the tables it works on, by name, with the size they had
 * @param cpuSeconds the processor time of the server's process, the mean of the runs
 */
public record Sample(Map<String, Size> tables, double cpuSeconds) {
    public Sample {
        tables = Map.copyOf(tables);
        if (!(cpuSeconds >= 0)) {
            throw new IllegalArgumentException("no time: " + cpuSeconds);
        }
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    Size size(String table) {
        return Objects.requireNonNull(tables.get(table), table);
    }
}
