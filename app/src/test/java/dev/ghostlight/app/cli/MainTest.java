package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void messages_are_utf_8() {
        assertThat(run(out, "größe")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'größe' is not a verb.");
    }

    @Test
    void results_that_cannot_be_written_are_a_failure() {
        assertThat(run(new Broken("No space left on device"), "--version")).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("ghostlight: the output could not be written: No space left on device."
                        + " It is not complete. Make room for it, or write it elsewhere.\n");
    }

    @Test
    void a_reader_that_goes_away_is_no_failure() {
        assertThat(run(new Broken("Broken pipe"), "--version")).isEqualTo(ExitCode.CLEAR);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private int run(OutputStream results, String... arguments) {
        return Main.run(List.of(arguments), InputStream.nullInputStream(), results, err, Map.of());
    }

    private static final class Broken extends OutputStream {
        private final String reason;

        Broken(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int oneByte) throws IOException {
            throw new IOException(reason);
        }
    }
}
