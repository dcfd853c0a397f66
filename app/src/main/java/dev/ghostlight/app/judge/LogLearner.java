package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.app.signals.files.LogFiles;
import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.judge.BaselineLearner;
import dev.ghostlight.core.judge.Learnt;
import dev.ghostlight.core.judge.errors.Fingerprinter;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Learns a baseline from log files. */
public final class LogLearner {
    private LogLearner() {}

    /**
     * What came of learning.
     *
     * @param baseline what was learnt
     * @param notes what went wrong while reading, each in full sentences
     */
    public record Result(Baseline baseline, List<String> notes) {
        public Result {
            notes = List.copyOf(notes);
        }

        /** How many records were learnt. */
        public long records() {
            return baseline.learnt().stream().mapToLong(Learnt::records).sum();
        }
    }

    /**
     * Learns.
     *
     * @throws JudgeException if one of the files cannot be read, or none has a line; nothing is learnt then
     */
    public static Result learn(
            List<LogFile> files, InputStream standardInput, String release, List<Long> deploysAtMillis)
            throws JudgeException, InterruptedException {
        BaselineLearner learner = new BaselineLearner(new Fingerprinter(ShippedWords.read()), release, deploysAtMillis);
        NodeRecords records = new NodeRecords(learner::take);
        try (LogFiles source = new LogFiles(files, standardInput)) {
            source.read(records);
        }
        records.nothingForNow();
        JudgeException.ifUnread(records.problems());
        Result result = new Result(
                learner.learnt(),
                records.problems().stream().map(SourceProblem::message).toList());
        if (result.records() == 0) {
            throw new JudgeException("the logs have no line. Nothing was learnt. Name logs of a release that works.");
        }
        return result;
    }

    /** The node that a log is of, by the name of its file. */
    public static String node(Path log) {
        Path name = log.getFileName();
        return name == null ? "-" : name.toString().replaceFirst("(\\.(log|txt|json|gz|[0-9]+))+$", "");
    }
}
