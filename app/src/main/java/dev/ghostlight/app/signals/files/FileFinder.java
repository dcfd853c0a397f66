package dev.ghostlight.app.signals.files;

import dev.ghostlight.app.signals.SourceProblem;
import java.util.List;

/** Finds log files, anew each time it is asked. */
@FunctionalInterface
public interface FileFinder {
    /** What there is now. */
    Found find();

    /**
     * What was found.
     *
     * @param files those of a lane with the oldest first
     * @param problems why there may be too few
     */
    record Found(List<LogFile> files, List<SourceProblem> problems) {
        public Found {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }
}
