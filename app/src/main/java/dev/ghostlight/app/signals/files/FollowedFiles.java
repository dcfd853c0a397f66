package dev.ghostlight.app.signals.files;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.Pause;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.envelope.Envelopes;
import dev.ghostlight.app.signals.files.FileFinder.Found;
import dev.ghostlight.app.signals.files.FollowedFile.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Files that are read as they grow, until it is closed.
 *
 * <p>A file that was renamed is read to its end before the new one of its name; one that was emptied is read from its
 * beginning; files that appear later are read from theirs. A line that is half written waits for its rest. What gzip
 * made of a file that was read already is left alone.
 */
public final class FollowedFiles implements LineSource {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int LOOKS_UNTIL_FIND = 4;
    private static final int LOOKS_UNTIL_QUIET = 4;
    private static final int LOOKS_UNTIL_LEFT = 4;
    private static final int LOOKS_UNTIL_GONE = 40;
    private static final int FILES_MAX = 1_000;
    private static final int LEFT_MAX = 4_096;

    private final FileFinder finder;
    private final Start start;
    private final Pause pause;
    private final Map<Identity, Watched> followed = new LinkedHashMap<>();
    private final SequencedMap<Identity, Left> left = new LinkedHashMap<>();
    private final Map<String, Envelopes> nodes = new HashMap<>();
    private final Set<SourceProblem> told = new HashSet<>();
    private volatile boolean isClosed;

    /** Where files are begun that are there at first. */
    public enum Start {
        /** Only what comes from now on. */
        END,
        /** All that is in them, too. */
        BEGINNING
    }

    /** A file, and since how many looks its name belongs to another. */
    private static final class Watched {
        private final FollowedFile file;
        private int looksWithoutName;

        Watched(FollowedFile file) {
            this.file = file;
        }
    }

    /** How far a file was read that is not followed any more. */
    private record Left(long position, String head) {}

    /** @param pause waits between two looks at the files */
    public FollowedFiles(FileFinder finder, Start start, Pause pause) {
        this.finder = finder;
        this.start = start;
        this.pause = pause;
    }

    @Override
    public void read(LineSink to) throws InterruptedException {
        try {
            find(to, true);
            int quiet = 0;
            for (long look = 1; !isClosed; look++) {
                quiet = readAll(to) ? 0 : quiet + 1;
                if (quiet == LOOKS_UNTIL_QUIET) {
                    nodes.values().forEach(Envelopes::flush);
                    to.nothingForNow();
                }
                pause.last(LOOK);
                if (look % LOOKS_UNTIL_FIND == 0) {
                    find(to, false);
                }
            }
        } finally {
            readAll(to);
            List.copyOf(followed.values()).forEach(each -> leave(each, to));
            nodes.values().forEach(Envelopes::end);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private void find(LineSink to, boolean isFirst) throws InterruptedException {
        Found found = finder.find();
        if (isFirst) {
            found.problems().forEach(problem -> tell(problem, to));
        }
        for (LogFile file : found.files()) {
            try {
                begin(file, isFirst, to);
            } catch (NoSuchFileException _) {
                // It was renamed since it was found.
            } catch (IOException e) {
                tell(unreadable(file, e), to);
            }
        }
    }

    private void begin(LogFile file, boolean isFirst, LineSink to) throws IOException, InterruptedException {
        Identity identity = FollowedFile.identity(file.path());
        if (followed.containsKey(identity)) {
            return;
        }
        if (followed.size() >= FILES_MAX) {
            tell(tooMany(file), to);
            return;
        }
        Envelopes node = nodes.computeIfAbsent(file.node(), name -> new Envelopes(name, file.isNodeKnown(), to));
        FollowedFile opened = FollowedFile.open(file, text -> node.add(file.lane(), text));
        if (opened.isGzip()) {
            opened.close();
            readPacked(file, identity, isFirst, node, to);
            return;
        }
        Left before = left.get(identity);
        if (before != null && opened.head().startsWith(before.head())) {
            if (opened.isAt(before.position())) {
                opened.close();
                return;
            }
            opened.skipTo(before.position());
        } else if (isFirst && start == Start.END) {
            opened.skipToEnd();
        } else if (isFirst) {
            opened.read();
        }
        followed.put(identity, new Watched(opened));
    }

    /** Only what was there before anything was read can be something new. */
    private void readPacked(LogFile file, Identity identity, boolean isFirst, Envelopes node, LineSink to)
            throws InterruptedException {
        boolean isNew = left.putIfAbsent(identity, new Left(Long.MAX_VALUE, "")) == null;
        if (isFirst && isNew && start == Start.BEGINNING) {
            LogFiles.read(file, InputStream.nullInputStream(), node, to, () -> isClosed);
        }
    }

    private boolean readAll(LineSink to) {
        boolean isAny = false;
        for (Watched each : List.copyOf(followed.values())) {
            try {
                boolean isNew = each.file.read();
                isAny |= isNew;
                if (isOver(each, isNew)) {
                    leave(each, to);
                }
            } catch (IOException e) {
                tell(unreadable(each.file.file(), e), to);
                leave(each, to);
            }
        }
        return isAny;
    }

    /** Whether it lost its name long enough ago that its writer has turned to the new one. */
    private static boolean isOver(Watched each, boolean isNew) throws IOException {
        FollowedFile.Now now = each.file.now();
        each.looksWithoutName = now == FollowedFile.Now.SAME || isNew ? 0 : each.looksWithoutName + 1;
        return switch (now) {
            case SAME -> false;
            case ANOTHER -> each.looksWithoutName >= LOOKS_UNTIL_LEFT;
            case GONE -> each.looksWithoutName >= LOOKS_UNTIL_GONE;
        };
    }

    private void leave(Watched each, LineSink to) {
        FollowedFile file = each.file;
        followed.remove(file.identity());
        try {
            left.putLast(file.identity(), new Left(file.position(), file.head()));
            if (left.size() > LEFT_MAX) {
                left.pollFirstEntry();
            }
            file.close();
            if (!isClosed && file.now() == FollowedFile.Now.GONE) {
                tell(vanished(file.file()), to);
            }
        } catch (IOException e) {
            tell(unreadable(file.file(), e), to);
        }
        file.lines().tellWhatWasCut(file.file().path().toString(), to);
    }

    /** The same problem is told once. */
    private void tell(SourceProblem problem, LineSink to) {
        if (told.size() < FILES_MAX && told.add(problem)) {
            to.problem(problem);
        }
    }

    private static SourceProblem vanished(LogFile file) {
        return SourceProblem.partial(
                file.path().toString(),
                "is not there any more",
                "What was in it was read; nothing comes from it until there is a file of this name again",
                "Look whether its program still runs, and where it writes to");
    }

    private static SourceProblem tooMany(LogFile file) {
        return SourceProblem.unread(
                file.path().toString(),
                "is one file too many: " + FILES_MAX + " are followed already",
                "Write a pattern that matches fewer files");
    }

    private static SourceProblem unreadable(LogFile file, IOException problem) {
        return SourceProblem.unread(
                file.path().toString(),
                problem instanceof AccessDeniedException
                        ? "may not be read by this user"
                        : "cannot be read: " + problem.getMessage(),
                "Run as a user who may read it");
    }
}
