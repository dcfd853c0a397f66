package dev.ghostlight.bench;

import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import dev.ghostlight.core.judge.errors.templates.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the judge does with each line of a log: assembling, fingerprinting, looking up, learning. Times are of a line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LinesBench.LINES)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class LinesBench {
    static final int LINES = 20_000;
    private static final int MESSAGES = 200;

    private final String[] lines = new String[LINES];
    private final List<LogRecord> records = new ArrayList<>();
    private final Fingerprinter fingerprinter = new Fingerprinter(LinesRun.words());
    private final Templates templates;

    /** Made by the harness. */
    public LinesBench() {
        LogLines made = new LogLines(MESSAGES, 1);
        TemplateModel model = new TemplateModel();
        for (int i = 0; i < LINES; i++) {
            lines[i] = made.next();
        }
        assembled(records::add);
        records.forEach(record -> fingerprinter.learn(record, model));
        templates = Templates.of(model);
    }

    private void assembled(Consumer<LogRecord> to) {
        Assembler assembler = new Assembler(to);
        for (int i = 0; i < LINES; i++) {
            assembler.add(LogLine.plain(i + 1L, "", lines[i]));
        }
        assembler.flush();
    }

    /** Lines become records. */
    @Benchmark
    public long assemble() {
        long[] sum = new long[1];
        assembled(record -> sum[0] += record.firstLine());
        return sum[0];
    }

    /** Records are told to be known. */
    @Benchmark
    public int classify() {
        int known = 0;
        for (LogRecord record : records) {
            known += fingerprinter.read(record).isKnown(templates) ? 1 : 0;
        }
        return known;
    }

    /** Records are learnt that were seen before. */
    @Benchmark
    public int learn() {
        TemplateModel model = new TemplateModel();
        for (LogRecord record : records) {
            fingerprinter.read(record).learn(model);
        }
        return model.size();
    }

    /** Lines become records, which are told to be known. */
    @Benchmark
    public int assembleAndClassify() {
        int[] known = new int[1];
        assembled(record -> known[0] += fingerprinter.read(record).isKnown(templates) ? 1 : 0);
        return known[0];
    }
}
