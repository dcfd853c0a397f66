package dev.ghostlight.app.signals.watch;

import dev.ghostlight.app.config.WatchConfig;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.Pause;
import dev.ghostlight.app.signals.files.FileFinder;
import dev.ghostlight.app.signals.files.FilePattern;
import dev.ghostlight.app.signals.files.FollowedFiles;
import dev.ghostlight.app.signals.files.FollowedFiles.Start;
import dev.ghostlight.app.signals.files.LogFiles;
import dev.ghostlight.app.signals.files.NodeFolders;
import dev.ghostlight.app.signals.process.JournalLines;
import dev.ghostlight.app.signals.process.ProcessLines;
import dev.ghostlight.app.signals.receiver.OtlpReceiver;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The lines of what is watched, as they come. */
public final class WatchedLines {
    private WatchedLines() {}

    /**
     * A source that follows until it is closed; nothing for numbers, which are no lines.
     *
     * @param start whether files and the journal are read from their beginnings, or from now on
     * @param pause waits between two looks at files
     */
    public static Optional<LineSource> of(WatchConfig.Source watched, Start start, Pause pause) {
        return switch (watched) {
            case WatchConfig.Files files -> Optional.of(new FollowedFiles(pattern(files), start, pause));
            case WatchConfig.Folders folders ->
                Optional.of(new FollowedFiles(new NodeFolders(folders.folder()), start, pause));
            case WatchConfig.Command command ->
                Optional.of(new ProcessLines(command.command(), command.node().orElse("")));
            case WatchConfig.Journal journal -> Optional.of(journal(journal, start));
            case WatchConfig.Otlp otlp ->
                Optional.of(new OtlpReceiver(
                        new InetSocketAddress(otlp.host(), otlp.port()),
                        otlp.node().orElse("")));
            case WatchConfig.Prometheus _, WatchConfig.Csv _ -> Optional.empty();
        };
    }

    /** Whether it is lines, and not numbers. */
    public static boolean isOne(WatchConfig.Source watched) {
        return switch (watched) {
            case WatchConfig.Files _,
                    WatchConfig.Folders _,
                    WatchConfig.Command _,
                    WatchConfig.Journal _,
                    WatchConfig.Otlp _ -> true;
            case WatchConfig.Prometheus _, WatchConfig.Csv _ -> false;
        };
    }

    /** A source of what was written until now, which ends; nothing for what keeps nothing. */
    public static Optional<LineSource> untilNow(WatchConfig.Source watched) {
        return switch (watched) {
            case WatchConfig.Files files -> Optional.of(existing(pattern(files)));
            case WatchConfig.Folders folders -> Optional.of(existing(new NodeFolders(folders.folder())));
            case WatchConfig.Journal journal ->
                Optional.of(new JournalLines(
                        new JournalLines.Selection(journal.unit(), journal.files(), Optional.empty(), false),
                        journal.node().orElse("")));
            case WatchConfig.Command _, WatchConfig.Otlp _, WatchConfig.Prometheus _, WatchConfig.Csv _ ->
                Optional.empty();
        };
    }

    private static LineSource existing(FileFinder finder) {
        return new LogFiles(finder.find().files(), InputStream.nullInputStream());
    }

    private static FilePattern pattern(WatchConfig.Files files) {
        return new FilePattern(files.folder(), files.pattern(), files.node().orElse(""));
    }

    private static LineSource journal(WatchConfig.Journal journal, Start start) {
        Optional<String> since = start == Start.BEGINNING ? Optional.of("1970-01-02") : Optional.empty();
        return new JournalLines(
                new JournalLines.Selection(journal.unit(), journal.files(), since, true),
                journal.node().orElse(""));
    }
}
