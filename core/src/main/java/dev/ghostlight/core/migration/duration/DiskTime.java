package dev.ghostlight.core.migration.duration;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time for bytes that memory does not hold: what is read, and what is written to files and once more to the log.
 *
 * <p>Arithmetic, to be added to the processor's time: on tables in memory that alone was within a factor of two of what
 * was measured, and the first scan of a table that was not took ten times as long.
 *
 * @param facts the database
 */
record DiskTime(DatabaseFacts facts) {
    /** A disk of which nothing is known is taken as slow as this, for the high end only. */
    private static final double SLOW_BYTES_PER_SECOND = 100e6;

    /** The bytes of a row in the tables on which the usual costs were measured. */
    static final double USUAL_ROW_BYTES = 141;

    /** Indexes took 29 % of a wide table with four of them. */
    private static final double INDEX_PART = 0.3;

    /** An index entry with its header and the free part of its page. */
    private static final double INDEX_ENTRY_BYTES = 32;

    /** Less than this nobody notices. */
    private static final double MOMENT_SECONDS = 0.05;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(kb|mb|gb|tb)?");

    /** Adds the time to that of the processor. */
    Interval addedTo(Interval processor, List<Work> works, List<String> widenedBy) {
        double read = 0;
        double written = 0;
        for (Work work : works) {
            TableFacts table = facts.table(work.relation().table());
            read = Math.max(read, readBytes(work, table));
            written += writtenBytes(work, table);
        }
        double rate = facts.readBytesPerSecond().orElse(SLOW_BYTES_PER_SECOND);
        double most = (read + written) / rate;
        if (most < MOMENT_SECONDS) {
            return processor;
        }
        Quantity memory = memoryBytes();
        double usual = facts.readBytesPerSecond().isKnown() && memory instanceof Quantity.Known(double bytes)
                ? (Math.max(0, read - bytes) + Math.max(0, written - bytes)) / rate
                : 0;
        if (!facts.readBytesPerSecond().isKnown()) {
            widenedBy.add("how fast its disk is, and how much of the table is in memory, is not known");
        } else if (!memory.isKnown()) {
            widenedBy.add("how much of the table is in memory is not known");
        }
        // Both at the same time is the least that it takes, one after the other the most.
        return new Interval(
                Math.max(processor.low(), Math.min(usual, processor.expected() + usual)),
                processor.expected() + usual,
                processor.high() + Math.max(most, usual));
    }

    /** What the server itself is told of the memory for files. */
    private Quantity memoryBytes() {
        for (Map.Entry<String, String> setting : facts.settings().entrySet()) {
            Matcher size = SIZE.matcher(setting.getValue().strip().toLowerCase(Locale.ROOT));
            if (setting.getKey().equalsIgnoreCase("effective_cache_size") && size.matches()) {
                return Quantity.of(Double.parseDouble(size.group(1)) * unit(size.group(2)));
            }
        }
        return Quantity.unknown();
    }

    /** PostgreSQL counts this setting in blocks of 8 kB where no unit stands. */
    private static double unit(String word) {
        return switch (word == null ? "" : word) {
            case "kb" -> 1L << 10;
            case "mb" -> 1L << 20;
            case "gb" -> 1L << 30;
            case "tb" -> 1L << 40;
            default -> 8_192;
        };
    }

    private static double readBytes(Work work, TableFacts table) {
        return switch (work.kind()) {
            case SCAN, VALIDATE_FOREIGN_KEY, INDEX_BUILD, ROWS_CHANGED -> heapBytes(table);
            case REWRITE -> heapBytes(table) + table.asideBytes().orElse(0);
        };
    }

    /** In files and, once more, in the log. */
    private static double writtenBytes(Work work, TableFacts table) {
        double rows = table.rows().orElse(0);
        return 2
                * switch (work.kind()) {
                    case SCAN, VALIDATE_FOREIGN_KEY -> 0;
                    case INDEX_BUILD -> rows * INDEX_ENTRY_BYTES;
                    case ROWS_CHANGED -> work.part() * heapBytes(table);
                    case REWRITE ->
                        heapBytes(table)
                                + table.asideBytes().orElse(0)
                                + table.indexBytes().orElse(INDEX_PART * heapBytes(table));
                };
    }

    private static double heapBytes(TableFacts table) {
        return table.rows().orElse(0) * table.rowBytes().orElse(USUAL_ROW_BYTES);
    }
}
