package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Makes records of lines, for each node by itself. For one thread. */
final class NodeRecords implements LineSink {
    private final BiConsumer<String, LogRecord> to;
    private final Map<String, Assembler> assemblers = new HashMap<>();
    private final List<SourceProblem> problems = new ArrayList<>();

    /** @param to takes each record with its node */
    NodeRecords(BiConsumer<String, LogRecord> to) {
        this.to = to;
    }

    @Override
    public void line(String node, LogLine line) {
        Assembler assembler = assemblers.get(node);
        if (assembler == null) {
            assembler = new Assembler(record -> to.accept(node, record));
            assemblers.put(node, assembler);
        }
        assembler.add(line);
    }

    @Override
    public void nothingForNow() {
        assemblers.values().forEach(Assembler::flush);
    }

    @Override
    public void problem(SourceProblem problem) {
        problems.add(problem);
    }

    /** What went wrong until now. */
    List<SourceProblem> problems() {
        return problems;
    }
}
