package dev.ghostlight.app.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.model.Popularity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it gives a configuration that can be used, or problems. */
class ConfigFuzzTest {
    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "1e999",
            "99999999999",
            "0s",
            "~",
            "[]",
            "{}",
            "\t",
            "\n",
            ": ",
            "- ",
            "*x",
            "&x ",
            "!!x ",
            "'",
            "\"",
            "like: prod",
            "never",
            "unbounded",
            "none",
            "100%",
            "zipf(0)",
            "\u0000",
            "\ud83d\ude00",
            "#",
            "---\n",
            "? ",
            ",");

    @TempDir
    Path folder;

    @Test
    void random_bytes_are_refused_or_read() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            readIsCalm(bytes, i);
        }
    }

    @Test
    void a_changed_reference_file_is_refused_or_read() throws IOException {
        Random random = new Random(2);
        String reference = ConfigShape.reference().replaceAll("(?m)^ *(#.*)?\\R", "");
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(reference);
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                change(text, random);
            }
            read += readIsCalm(text.toString().getBytes(UTF_8), i) ? 1 : 0;
        }
        assertThat(read)
                .as("the changes leave some files whole and spoil others")
                .isBetween(30, 1_900);
    }

    private static void change(StringBuilder text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        int other = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
            case 2 -> text.insert(other, text.substring(from, to));
            default -> replaceValue(text, from, PIECES.get(random.nextInt(PIECES.size())));
        }
    }

    private static void replaceValue(StringBuilder text, int from, String piece) {
        int colon = text.indexOf(": ", from);
        int end = text.indexOf("\n", Math.max(colon, 0));
        if (colon >= 0 && end >= 0) {
            text.replace(colon + 2, end, piece);
        }
    }

    private boolean readIsCalm(byte[] bytes, int round) throws IOException {
        Path file = folder.resolve("ghostlight.yaml");
        Files.write(file, bytes);
        try {
            Config config = ConfigFile.read(folder);
            for (String name : config.environmentNames()) {
                LoadConfig.facts(config, config.environment(name), source -> new Popularity.Uniform(1));
            }
            return true;
        } catch (ConfigException e) {
            assertThat(e.problems()).isNotEmpty();
            assertThat(e.getMessage()).doesNotContain("Exception", "java.");
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("round " + round + ":\n" + new String(bytes, UTF_8), e);
        }
    }
}
