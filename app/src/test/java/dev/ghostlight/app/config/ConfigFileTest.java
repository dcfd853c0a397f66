package dev.ghostlight.app.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_stands_for_the_file_in_it() throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("ghostlight.yaml"), Sample.SMALL);

        assertThat(ConfigFile.read(folder).service()).isEqualTo("s");
        assertThat(ConfigFile.read(file).environment(null).where().file()).isEqualTo(file.toString());
    }

    @Test
    void paths_in_it_begin_at_its_folder() throws IOException, ConfigException {
        Files.writeString(folder.resolve("ghostlight.yaml"), ConfigShape.reference());
        Config config = ConfigFile.read(folder);

        assertThatThrownBy(() -> LoadConfig.facts(config, config.environment(null), source -> {
                    assertThat(source.file()).hasParentRaw(folder);
                    throw new ConfigException(new Problem(source.where(), "not there", "Not counted", "Look"));
                }))
                .hasMessageContaining("/sticker-pages/keys/counts: not there. Not counted. Look.")
                .hasMessageContaining("/sticker-packs/keys/log: not there. Not counted. Look.");
    }

    @Test
    void a_file_that_is_not_there_is_refused_with_a_remedy() {
        assertThatThrownBy(() -> ConfigFile.read(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the file is not there. Nothing was read. Write one with: ghostlight init");
    }

    @Test
    void what_is_no_file_is_refused() throws IOException {
        Files.createDirectory(folder.resolve("ghostlight.yaml"));

        assertThatThrownBy(() -> ConfigFile.read(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the file cannot be read");
    }

    @Test
    void a_file_in_another_encoding_is_refused_with_the_offset() throws IOException {
        Files.writeString(folder.resolve("ghostlight.yaml"), "service: \u00e4", ISO_8859_1);

        assertThatThrownBy(() -> ConfigFile.read(folder))
                .hasMessageContaining("the byte at offset 9, 0xe4, is not UTF-8");
    }

    @Test
    void a_file_that_is_too_long_is_refused() throws IOException {
        Files.write(folder.resolve("ghostlight.yaml"), new byte[2 << 20]);

        assertThatThrownBy(() -> ConfigFile.read(folder)).hasMessageContaining("longer than 1 MiB");
    }
}
