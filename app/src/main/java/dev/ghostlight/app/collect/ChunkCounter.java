package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ghostlight.app.words.Visible;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;

/**
 * One worker: counts the keys in the chunks it gets, until there are no more.
 *
 * <p>A line's matches are those of a plain loop over {@link Matcher#find()} on that line alone. Used by one thread.
 */
final class ChunkCounter implements Callable<ChunkCounter.Counted> {
    private static final int LINE_CHARACTERS_SHOWN = 80;

    private final LineChunks chunks;
    private final Limits limits;
    private final RequiredLiteral required;
    private final int keyGroup;
    private final Chunk chunk = new Chunk();
    private final MeteredText characters = new MeteredText();
    private final Matcher matcher;
    private final KeyTable table;

    private long lines;
    private long matchedLines;
    private long skippedLines;
    private long emptyKeys;

    ChunkCounter(LineChunks chunks, KeyPattern pattern, Limits limits) {
        this.chunks = chunks;
        this.limits = limits;
        required = pattern.required();
        keyGroup = pattern.keyGroup();
        matcher = pattern.matcher(characters);
        table = new KeyTable(limits.tableBytes());
    }

    /**
     * Counts until there are no more chunks, or this thread is interrupted.
     *
     * @throws CollectException if a file cannot be read, a line is too hard for the pattern, or there are too many keys
     */
    @Override
    public Counted call() throws CollectException {
        boolean finished = false;
        try {
            while (chunks.next(chunk)) {
                countChunk();
            }
            finished = true;
            return new Counted(table, lines, matchedLines, skippedLines, emptyKeys);
        } catch (KeyTable.FullException e) {
            throw e.explained(chunk.file().toString());
        } finally {
            if (!finished) {
                chunks.stop();
            }
        }
    }

    private void countChunk() throws CollectException, KeyTable.FullException {
        byte[] bytes = chunk.bytes();
        int length = chunk.length();
        // The same bytes twice: a string is searched for plain text many bytes at a time, but cannot be metered.
        String text = new String(bytes, 0, length, ISO_8859_1);
        characters.show(bytes, length);
        matcher.reset();
        for (int start = 0; start < length; ) {
            int lineFeed = text.indexOf('\n', start);
            int end = lineFeed < 0 ? length : lineFeed;
            lines++;
            if (end - start > limits.lineBytes()) {
                skippedLines++;
            } else {
                countLine(text, start, end > start && bytes[end - 1] == '\r' ? end - 1 : end);
            }
            if (Thread.currentThread().isInterrupted()) {
                chunks.stop();
                return;
            }
            start = end + 1;
        }
    }

    private void countLine(String text, int start, int end) throws CollectException, KeyTable.FullException {
        int literal = required.find(text, start, end);
        if (literal < 0) {
            return;
        }
        characters.allow(limits.stepsPerLine());
        matcher.region(required.leading() ? literal : start, end);
        try {
            boolean found = required.anchored() ? matcher.lookingAt() : matcher.find();
            matchedLines += found ? 1 : 0;
            while (found) {
                addKey();
                found = !required.anchored() && required.find(text, matcher.end(), end) >= 0 && matcher.find();
            }
        } catch (MeteredText.OutOfStepsException _) {
            throw tooHard(String.format(Locale.ROOT, "took more than %,d steps", limits.stepsPerLine()), start, end);
        } catch (StackOverflowError _) {
            throw tooHard("nested too deeply", start, end);
        }
    }

    private void addKey() throws KeyTable.FullException {
        int from = matcher.start(keyGroup);
        int to = matcher.end(keyGroup);
        if (from == to) {
            // Both are -1 where the group took no part in the match.
            emptyKeys++;
        } else {
            table.add(chunk.bytes(), from, to, 1);
        }
    }

    private CollectException tooHard(String how, int start, int end) {
        return new CollectException(
                String.format(Locale.ROOT, "%s, from byte %,d", chunk.file(), chunk.offset() + start),
                "the pattern " + how + " on the line of "
                        + String.format(Locale.ROOT, "%,d bytes: %s", end - start, shownLine(start, end)),
                "On a whole log it would not come to an end",
                "Begin the pattern with plain text such as stkId= and let no repetition hold another,"
                        + " as (a+)+ does");
    }

    private String shownLine(int start, int end) {
        return Visible.ofBytes(chunk.bytes(), start, end, LINE_CHARACTERS_SHOWN);
    }

    /**
     * What one worker counted.
     *
     * @param table its keys
     * @param lines the lines it got
     * @param matchedLines the lines in which the pattern was found
     * @param skippedLines the lines that were too long
     * @param emptyKeys the matches without a key
     */
    record Counted(KeyTable table, long lines, long matchedLines, long skippedLines, long emptyKeys) {
        /** Both workers' counts, in this one's table. */
        Counted plus(Counted other) throws KeyTable.FullException {
            table.addAll(other.table);
            return new Counted(
                    table,
                    lines + other.lines,
                    matchedLines + other.matchedLines,
                    skippedLines + other.skippedLines,
                    emptyKeys + other.emptyKeys);
        }
    }
}
