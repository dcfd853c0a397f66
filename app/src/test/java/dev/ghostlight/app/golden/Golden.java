package dev.ghostlight.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file. With {@code -Dghostlight.golden=write} it writes the file instead, for a person to read
 * the difference.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources");

    private Golden() {}

    /**
     * Asserts that the output is what the file holds.
     *
     * @param file the file's path below {@code src/test/resources} of the module under test
     * @throws IOException if the file cannot be read or written
     */
    public static void assertMatches(String file, String actual) throws IOException {
        assertMatches(FOLDER.resolve(file), actual);
    }

    /**
     * Asserts that the output is what the file holds.
     *
     * @throws IOException if the file cannot be read or written
     */
    public static void assertMatches(Path path, String actual) throws IOException {
        if ("write".equals(System.getProperty("ghostlight.golden"))) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, actual);
            return;
        }
        assertThat(path).as("golden file; -Dghostlight.golden=write makes it").exists();
        assertThat(actual)
                .as("%s; -Dghostlight.golden=write accepts the difference", path)
                .isEqualTo(Files.readString(path));
    }
}
