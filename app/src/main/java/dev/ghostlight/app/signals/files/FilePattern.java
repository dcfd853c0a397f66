package dev.ghostlight.app.signals.files;

import dev.ghostlight.app.signals.SourceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that a pattern matches, such as {@code /var/log/app/*.log} or {@code logs/**}{@code /app.log}; a path
 * without wildcards is that file.
 */
public final class FilePattern implements FileFinder {
    private static final String WILDCARDS = "*?[{";
    private static final int DEPTH_MAX = 16;

    private final Path folder;
    private final String pattern;
    private final String node;

    /**
     * @param folder at which a pattern begins that does not begin at the root
     * @param pattern with the wildcards of {@link java.nio.file.FileSystem#getPathMatcher}'s {@code glob}
     * @param node whose files they are; empty where each file is a node of its own, named for the part of its path that
     *     the pattern leaves open, unless the envelopes of its lines name another
     */
    public FilePattern(Path folder, String pattern, String node) {
        this.folder = folder;
        this.pattern = pattern;
        this.node = node;
    }

    @Override
    public Found find() {
        try {
            return firstWildcard() < 0 ? fixed() : matching();
        } catch (InvalidPathException | PatternSyntaxException e) {
            return failed("is no pattern of paths: " + e.getMessage(), "Write a path, with * where it varies");
        } catch (IOException | UncheckedIOException e) {
            return failed("its folders cannot be read: " + e.getMessage(), "Run as a user who may read them");
        }
    }

    private Found fixed() {
        Path path = folder.resolve(pattern);
        return Files.exists(path)
                ? new Found(List.of(LogFile.of(node, path)), List.of())
                : failed("there is no such file", "Check the path");
    }

    private Found matching() throws IOException {
        String fixed = pattern.substring(0, pattern.lastIndexOf('/', firstWildcard()) + 1);
        Path begin = folder.resolve(fixed).normalize();
        if (!Files.isDirectory(begin)) {
            return failed("there is no folder " + begin, "Check the path");
        }
        String rest = pattern.substring(fixed.length());
        PathMatcher matcher = begin.getFileSystem().getPathMatcher("glob:" + rest);
        int depth = rest.contains("**")
                ? DEPTH_MAX
                : (int) rest.chars().filter(each -> each == '/').count() + 1;
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> all = Files.walk(begin, depth, FileVisitOption.FOLLOW_LINKS)) {
            all.filter(path -> matcher.matches(begin.relativize(path)))
                    .filter(Files::isRegularFile)
                    .forEach(paths::add);
        }
        paths.sort(Comparator.comparing(
                        (Path path) -> path.resolveSibling(LogName.of(path).base()))
                .thenComparing(LogName::of, LogName.OLDEST_FIRST)
                .thenComparing(Comparator.naturalOrder()));
        return new Found(paths.stream().map(path -> file(begin, path)).toList(), List.of());
    }

    private LogFile file(Path begin, Path path) {
        LogName name = LogName.of(path);
        String lane = begin.relativize(path).resolveSibling(name.base()).toString();
        String open = begin.relativize(path).resolveSibling(name.stem()).toString();
        return new LogFile(node.isEmpty() ? open : node, !node.isEmpty(), lane, path);
    }

    private int firstWildcard() {
        for (int i = 0; i < pattern.length(); i++) {
            if (WILDCARDS.indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private Found failed(String what, String remedy) {
        return new Found(List.of(), List.of(SourceProblem.unread(pattern, what, remedy)));
    }
}
