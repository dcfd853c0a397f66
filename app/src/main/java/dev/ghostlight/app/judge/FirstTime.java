package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.app.signals.files.LogFiles;
import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.io.InputStream;
import java.util.List;

/** Looks for the first time in files, and reads no further. For one thread. */
final class FirstTime {
    /** Who has no time in so many lines has none. */
    private static final int LINES_MAX = 10_000;

    private long first = Long.MAX_VALUE;
    private int lines;

    private FirstTime() {}

    /** In milliseconds since 1970 UTC; {@link Long#MAX_VALUE} if there is none. */
    static long of(List<LogFile> files, InputStream standardInput) throws InterruptedException {
        FirstTime time = new FirstTime();
        try (LogFiles source = new LogFiles(files, standardInput)) {
            source.read(time.sink(source));
        }
        return time.first;
    }

    private LineSink sink(LogFiles source) {
        Assembler assembler = new Assembler(record -> {
            if (record.timeMillis() != LogLine.NO_TIME) {
                first = Math.min(first, record.timeMillis());
                source.close();
            }
        });
        return new LineSink() {
            @Override
            public void line(String node, LogLine line) {
                if (first == Long.MAX_VALUE && lines < LINES_MAX) {
                    assembler.add(line);
                    assembler.flush();
                    lines++;
                }
                if (lines >= LINES_MAX) {
                    source.close();
                }
            }

            @Override
            public void nothingForNow() {
                // More is read only as long as there is no time.
            }

            @Override
            public void problem(SourceProblem problem) {
                // The reading that follows tells it.
            }
        };
    }
}
