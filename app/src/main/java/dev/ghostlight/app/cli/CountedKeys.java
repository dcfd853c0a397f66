package dev.ghostlight.app.cli;

import dev.ghostlight.app.collect.CollectException;
import dev.ghostlight.app.collect.CsvKeys;
import dev.ghostlight.app.collect.KeyPattern;
import dev.ghostlight.app.collect.LogKeys;
import dev.ghostlight.app.collect.Progress;
import dev.ghostlight.app.collect.ProgressBar;
import dev.ghostlight.app.config.KeyReader;
import dev.ghostlight.app.config.KeySource;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.core.model.Popularity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Counts the keys of files, and draws on a terminal how far it has come. */
final class CountedKeys implements KeyReader {
    private final Console console;

    CountedKeys(Console console) {
        this.console = console;
    }

    @Override
    public Popularity read(KeySource source) throws ConfigException {
        try {
            return switch (source) {
                case KeySource.CountsFile file ->
                    CsvKeys.read(file.file()).counts().popularity();
                case KeySource.Log log -> count(log);
            };
        } catch (CollectException e) {
            throw refused(source, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(source, "the count was interrupted");
        }
    }

    private Popularity count(KeySource.Log log) throws CollectException, InterruptedException {
        KeyPattern pattern = KeyPattern.of(log.key().pattern());
        if (!console.canDraw()) {
            return LogKeys.count(log.file(), pattern, Progress.SILENT).counts().popularity();
        }
        ProgressBar bar = new ProgressBar(String.valueOf(log.file().getFileName()), InstantSource.system());
        try {
            return LogKeys.count(
                            log.file(), pattern, (done, total) -> draw(bar.line(done, total, console.columns() - 1)))
                    .counts()
                    .popularity();
        } finally {
            draw("");
        }
    }

    /** Draws over the line on which the cursor stands. */
    private void draw(String line) {
        console.err().print("\r" + line + "\u001b[K" + (line.isEmpty() ? "\r" : ""));
        console.err().flush();
    }

    /** Each line is a problem in full sentences; one that is indented belongs to the line before. */
    private static ConfigException refused(KeySource source, String why) {
        List<Problem> problems = new ArrayList<>();
        for (String line : why.replace("\n  ", " | ").split("\n", -1)) {
            String what = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
            problems.add(new Problem(
                    source.where(),
                    what,
                    "Nothing was forecast",
                    "Mend it, or write count and popularity in its stead"));
        }
        return new ConfigException(problems);
    }
}
