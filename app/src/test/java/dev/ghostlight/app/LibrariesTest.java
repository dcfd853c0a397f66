package dev.ghostlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;
import tools.jackson.core.JsonGenerator;

final class LibrariesTest {
    private static final int OLDEST_CACHED_VERSION = 50;

    @ParameterizedTest
    @ValueSource(classes = {CommandLine.class, LoadSettings.class, JsonGenerator.class})
    void classes_of_libraries_are_new_enough_for_the_ahead_of_time_cache(Class<?> library) throws IOException {
        String name = "/" + library.getName().replace('.', '/') + ".class";
        try (var file = new DataInputStream(Objects.requireNonNull(library.getResourceAsStream(name)))) {
            assertThat(file.readInt()).isEqualTo(0xcafebabe);
            assertThat(file.readUnsignedShort()).as("minor version").isZero();
            assertThat(file.readUnsignedShort()).isGreaterThanOrEqualTo(OLDEST_CACHED_VERSION);
        }
    }
}
