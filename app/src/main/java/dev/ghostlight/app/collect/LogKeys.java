package dev.ghostlight.app.collect;

import dev.ghostlight.app.words.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Counts in access logs how often each key was asked for.
 *
 * <p>A log is a file, plain or gzip, or a folder of such files (rotated logs), which are read in the order of their
 * names; hidden files and folders in it are passed over. Every match in a line counts. The result depends on neither
 * the number of threads nor how the file is cut. Stateless and thread-safe.
 */
public final class LogKeys {
    private static final long PROGRESS_MILLIS = 100;
    /** Patterns with groups that repeat need stack for each repetition, thousands in a long line. */
    private static final long STACK_BYTES = 16 << 20;

    private static final int LINES_SHOWN = 3;
    private static final int LINE_CHARACTERS_SHOWN = 160;

    private LogKeys() {}

    /**
     * Counts the keys of a log, on all processors.
     *
     * @param log a file or a folder
     * @param pattern finds the keys in a line
     * @param progress is told of the progress, on the calling thread
     * @throws CollectException if the log cannot be read, the pattern is never found, is too slow, or finds more keys
     *     than fit in memory
     * @throws InterruptedException if the calling thread is interrupted; the count is given up then
     */
    public static LogCount count(Path log, KeyPattern pattern, Progress progress)
            throws CollectException, InterruptedException {
        return count(log, pattern, progress, Limits.standard());
    }

    static LogCount count(Path log, KeyPattern pattern, Progress progress, Limits limits)
            throws CollectException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Path> files = files(log);
        long totalBytes = totalBytes(files);
        try (LineChunks chunks = new LineChunks(files, limits)) {
            progress.reached(0, totalBytes);
            ChunkCounter.Counted counted = count(chunks, pattern, limits, () -> {
                progress.reached(chunks.storedBytes(), totalBytes);
            });
            progress.reached(chunks.storedBytes(), totalBytes);
            if (counted.table().size() == 0) {
                throw nothingFound(log, pattern, counted, chunks.beginning());
            }
            return new LogCount(
                    counted.table().counts(),
                    files.size(),
                    counted.lines(),
                    counted.matchedLines(),
                    counted.skippedLines(),
                    counted.emptyKeys(),
                    chunks.textBytes());
        } catch (KeyTable.FullException e) {
            throw e.explained(log.toString());
        }
    }

    private static ChunkCounter.Counted count(
            LineChunks chunks, KeyPattern pattern, Limits limits, Runnable whileWaiting)
            throws CollectException, InterruptedException, KeyTable.FullException {
        ThreadFactory threads = Thread.ofPlatform()
                .name("access-log-", 0)
                .daemon()
                .stackSize(STACK_BYTES)
                .factory();
        try (ExecutorService workers = Executors.newFixedThreadPool(limits.workers(), threads)) {
            try {
                List<Future<ChunkCounter.Counted>> results = new ArrayList<>();
                for (int i = 0; i < limits.workers(); i++) {
                    results.add(workers.submit(new ChunkCounter(chunks, pattern, limits)));
                }
                ChunkCounter.Counted counted = await(results.getFirst(), whileWaiting);
                for (Future<ChunkCounter.Counted> result : results.subList(1, results.size())) {
                    counted = counted.plus(await(result, whileWaiting));
                }
                return counted;
            } finally {
                workers.shutdownNow();
            }
        }
    }

    private static ChunkCounter.Counted await(Future<ChunkCounter.Counted> result, Runnable whileWaiting)
            throws CollectException, InterruptedException {
        while (true) {
            try {
                return result.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                whileWaiting.run();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CollectException problem) {
                    throw problem;
                }
                throw new IllegalStateException("a worker failed", e.getCause());
            }
        }
    }

    private static List<Path> files(Path log) throws CollectException {
        if (!Files.isDirectory(log)) {
            return List.of(log);
        }
        List<Path> files;
        try (Stream<Path> inFolder = Files.list(log)) {
            files = inFolder.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CollectException(
                    log.toString(),
                    "the folder cannot be read: " + e.getMessage(),
                    "Nothing was counted",
                    "Check the path and who may read it");
        }
        if (files.isEmpty()) {
            throw new CollectException(
                    log.toString(),
                    "the folder has no files",
                    "There is nothing to count",
                    "Name the folder that the logs are in");
        }
        return files;
    }

    /** The size of all files; each is opened once, so that all that cannot be read are told of before the long read. */
    private static long totalBytes(List<Path> files) throws CollectException {
        List<String> problems = new ArrayList<>();
        long total = 0;
        for (Path path : files) {
            try (SourceFile file = new SourceFile(path)) {
                total += file.bytesAtStart();
            } catch (CollectException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new CollectException(problems);
        }
        return total;
    }

    private static CollectException nothingFound(
            Path log, KeyPattern pattern, ChunkCounter.Counted counted, byte[] beginning) {
        if (counted.lines() == 0) {
            return new CollectException(
                    log.toString(), "is empty", "There is nothing to count", "Name a log of at least some minutes");
        }
        String skipped = counted.skippedLines() == 0
                ? ""
                : String.format(Locale.ROOT, " (%,d were longer than 1 MiB and skipped)", counted.skippedLines());
        String what = counted.matchedLines() == 0
                ? "'" + pattern + "' is found in none of the "
                : "'" + pattern + "' finds only empty keys in the ";
        String problem = CollectException.problem(
                log.toString(),
                what + String.format(Locale.ROOT, "%,d lines%s", counted.lines(), skipped),
                "Nothing is known of how popular the keys are",
                "Make the pattern fit the lines");
        return new CollectException(List.of(problem + " The first are:" + firstLines(beginning)));
    }

    private static String firstLines(byte[] beginning) {
        StringBuilder lines = new StringBuilder();
        int start = 0;
        for (int i = 0; i < LINES_SHOWN && start < beginning.length; i++) {
            int end = start;
            while (end < beginning.length && beginning[end] != '\n' && beginning[end] != '\r') {
                end++;
            }
            lines.append("\n  ").append(Visible.ofBytes(beginning, start, end, LINE_CHARACTERS_SHOWN));
            start = end + 1;
        }
        return lines.toString();
    }
}
