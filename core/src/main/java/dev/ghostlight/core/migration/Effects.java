package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** What those who use a table feel, in sentences. */
final class Effects {
    private static final String LATE = "come too late for who asked, and are done all the same";

    private Effects() {}

    /** What becomes of writes and reads while the table is blocked. */
    static String on(TableHarm harm) {
        List<String> parts = new ArrayList<>();
        parts.addAll(parts("write", harm.writes()));
        parts.addAll(parts("read", harm.reads()));
        String counts = parts.isEmpty() ? "Nobody has to wait." : sentence(parts);
        return counts + retried(harm);
    }

    /** What becomes of those that do not fail, and of writes that do. */
    static String besides(TableHarm harm) {
        List<String> parts = new ArrayList<>();
        add(parts, harm.writes().late(), "write", LATE);
        add(parts, harm.writes().delayed(), "write", "wait");
        add(parts, harm.reads().delayed(), "read", "wait");
        return (parts.isEmpty() ? "" : sentence(parts)) + retried(harm);
    }

    private static List<String> parts(String noun, ClientHarm harm) {
        List<String> parts = new ArrayList<>();
        add(parts, harm.failed(), noun, "fail");
        add(parts, harm.late(), noun, LATE);
        add(parts, harm.delayed(), noun, "wait");
        return parts;
    }

    private static void add(List<String> parts, Estimate count, String noun, String what) {
        if (count.expected() >= 0.5) {
            parts.add(Say.count(count) + " " + noun + "s " + what);
        } else if (count.high() >= 0.5) {
            String most = Double.isInfinite(count.high())
                    ? "any number of "
                    : "up to " + Show.count(Math.rint(count.high())) + " ";
            parts.add(most + noun + "s " + what);
        }
    }

    private static String sentence(List<String> parts) {
        String text = String.join("; ", parts) + ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String retried(TableHarm harm) {
        if (harm.writes().failed().high() < 0.5) {
            return "";
        }
        return harm.table()
                .isRetried()
                .map(isRetried -> isRetried ? " Failed writes are done again later." : " Failed writes are lost.")
                .orElse(" Whether failed writes are done again is not known.");
    }

    /** What else fails when so many connections wait; empty where there is room. */
    static String connections(Quantity limit, Estimate waiting) {
        if (limit instanceof Quantity.Known(double most) && waiting.isKnown() && waiting.expected() >= most) {
            return " More connections wait than the server's " + Show.count(most)
                    + ": it refuses new ones, so everything else that uses this database fails too.";
        }
        return "";
    }
}
