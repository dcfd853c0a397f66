package dev.ghostlight.app.signals.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.Heard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeFoldersTest {
    @TempDir
    private Path folder;

    @Test
    void each_folder_and_each_file_is_a_node_and_rotated_files_are_read_oldest_first() throws Exception {
        write("web-1/app.log", "3\n");
        write("web-1/app.log.1", "2\n");
        Files.write(folder.resolve("web-1/app.log.10.gz"), LogFilesTest.gzip("1\n"));
        write("web-1/error.log", "e\n");
        write("web-1/.hidden.log", "h\n");
        write("web-2.log", "b\n");
        write("web-2.log-20261119", "a\n");
        FileFinder.Found found = new NodeFolders(folder).find();
        assertThat(found.problems()).isEmpty();
        Heard heard = Heard.of(new LogFiles(found.files(), InputStream.nullInputStream()));
        assertThat(heard.texts()).containsExactly("1", "2", "3", "e", "a", "b");
        assertThat(heard.nodes()).containsExactly("web-1", "web-1", "web-1", "web-1", "web-2", "web-2");
        assertThat(heard.lanes())
                .containsExactly("app.log", "app.log", "app.log", "error.log", "web-2.log", "web-2.log");
        assertThat(heard.numbers()).containsExactly(1L, 2L, 3L, 4L, 1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "app.log, app.log, '', -1",
        "app.log.3, app.log, '', 3",
        "app.log.3.gz, app.log, '', 3",
        "app.log-20261120.gz, app.log, 20261120, -1",
        "app.log.2026-11-20, app.log, 2026-11-20, -1",
        "app-2026-11-20.log, app.log, 2026-11-20, -1",
        "app.2026-11-20.4.log.gz, app.log, 2026-11-20, 4",
        "app-2026-11-20T10:30.log, app.log, 2026-11-20T10:30, -1",
        "web-1.log, web-1.log, '', -1",
        "web.1, web.1, '', -1",
        "10.0.0.7.log, 10.0.0.7.log, '', -1",
        "syslog, syslog, '', -1"
    })
    void a_name_says_which_log_a_file_is_of(String file, String base, String date, int number) {
        assertThat(LogName.of(file)).isEqualTo(new LogName(base, date, number));
    }

    @Test
    void a_folder_without_nodes_or_none_at_all_is_told() throws Exception {
        assertThat(problem(folder)).contains("holds no log file");
        assertThat(problem(folder.resolve("missing"))).contains("there is no such folder");
        write("app.log", "x\n");
        assertThat(problem(folder.resolve("app.log"))).contains("is a file, where a folder");
    }

    private static String problem(Path path) {
        return new NodeFolders(path).find().problems().getFirst().message();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
