package dev.ghostlight.app.judge;

import dev.ghostlight.core.judge.Judge;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.SignatureClass;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which signature each line of the changed nodes belongs to. For one thread. */
final class JudgedLines {
    private final List<Taken> records = new ArrayList<>();

    private record Taken(int node, List<Long> lines, Fingerprint fingerprint) {}

    void add(int node, LogRecord record, Fingerprint fingerprint) {
        records.add(new Taken(node, record.lines(), fingerprint));
    }

    /** Each line by its node and number, with what its signature turned out to be. */
    List<JudgedLine> lines(Judge judge, List<JudgedNode> nodes) {
        List<JudgedLine> lines = new ArrayList<>();
        for (Taken record : records) {
            SignatureClass kind = judge.kind(record.node(), record.fingerprint());
            String node = nodes.get(record.node()).name();
            record.lines()
                    .forEach(line -> lines.add(
                            new JudgedLine(node, line, record.fingerprint().toString(), kind)));
        }
        lines.sort(Comparator.comparing(JudgedLine::node).thenComparingLong(JudgedLine::number));
        return lines;
    }
}
