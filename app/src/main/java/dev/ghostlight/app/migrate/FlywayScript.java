package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.MigrateException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A versioned migration as Flyway knows it.
 *
 * @param version such as {@code 7} or {@code 1.2}
 * @param description such as {@code add severity}
 * @param script the file's name
 * @param checksum of its lines
 * @param before the versions below it in the same folder
 */
public record FlywayScript(String version, String description, String script, int checksum, List<String> before) {
    private static final Pattern NAME = Pattern.compile("V(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.sql");

    public FlywayScript {
        before = List.copyOf(before);
    }

    /**
     * What a file with this text is, and what lies beside it.
     *
     * @throws MigrateException where its name is none of a versioned migration
     * @throws IOException where it cannot be read
     */
    public static FlywayScript of(Path file, String text) throws MigrateException, IOException {
        String script = String.valueOf(file.getFileName());
        Matcher name = NAME.matcher(script);
        if (!name.matches()) {
            throw new MigrateException(
                    Kind.USAGE,
                    file + ": this is not the name of a versioned migration of Flyway. It cannot be entered into its"
                            + " history, so nothing was run. Name it as V7__add_severity.sql, or leave out --flyway.");
        }
        String version = version(name.group(1));
        String description = name.group(2) == null ? "" : name.group(2).replace('_', ' ');
        return new FlywayScript(version, description, script, checksum(text), before(file, version));
    }

    private static List<String> before(Path file, String version) throws IOException {
        List<String> before = new ArrayList<>();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(each -> NAME.matcher(String.valueOf(each.getFileName())))
                    .filter(Matcher::matches)
                    .map(each -> version(each.group(1)))
                    .filter(each -> compare(each, version) < 0)
                    .sorted(FlywayScript::compare)
                    .forEach(before::add);
        }
        return before;
    }

    private static String version(String written) {
        return written.replace('_', '.');
    }

    /** Versions by their numbers: 1.10 is after 1.9, and 1 is 1.0. */
    static int compare(String one, String other) {
        List<BigInteger> ours = numbers(one);
        List<BigInteger> theirs = numbers(other);
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            BigInteger left = i < ours.size() ? ours.get(i) : BigInteger.ZERO;
            BigInteger right = i < theirs.size() ? theirs.get(i) : BigInteger.ZERO;
            if (!left.equals(right)) {
                return left.compareTo(right);
            }
        }
        return 0;
    }

    private static List<BigInteger> numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .filter(part -> part.matches("\\d+"))
                .map(BigInteger::new)
                .toList();
    }

    /** The checksum that Flyway keeps: CRC-32 over the lines without their ends and without a byte-order mark. */
    static int checksum(String text) throws IOException {
        CRC32 checksum = new CRC32();
        BufferedReader lines =
                new BufferedReader(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            checksum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return (int) checksum.getValue();
    }
}
