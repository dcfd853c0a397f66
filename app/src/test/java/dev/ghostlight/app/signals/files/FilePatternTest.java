package dev.ghostlight.app.signals.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilePatternTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_files() throws IOException {
        for (String name :
                List.of("logs/web-1.log", "logs/web-1.log.1", "logs/web-2.log", "a/app.log", "b/c/app.log")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x\n");
        }
    }

    @Test
    void each_file_is_a_node_named_for_what_the_pattern_leaves_open() {
        assertThat(find("logs/*.log*", "")).extracting(LogFile::node).containsExactly("web-1", "web-1", "web-2");
        assertThat(find("logs/*.log*", ""))
                .extracting(file -> file.path().getFileName().toString())
                .containsExactly("web-1.log.1", "web-1.log", "web-2.log");
        assertThat(find("*/app.log", "")).extracting(LogFile::node).containsExactly("a/app");
        assertThat(find("**/app.log", "")).extracting(LogFile::node).containsExactly("a/app", "b/c/app");
        assertThat(find(folder + "/logs/web-{1,2}.log", "")).hasSize(2).noneMatch(LogFile::isNodeKnown);
    }

    @Test
    void all_files_are_of_one_node_where_it_is_named() {
        assertThat(find("**/*.log", "here"))
                .hasSize(4)
                .allMatch(file -> file.node().equals("here") && file.isNodeKnown());
    }

    @Test
    void a_path_is_that_file() {
        assertThat(find("logs/web-2.log", "")).extracting(LogFile::node).containsExactly("web-2");
    }

    @Test
    void what_cannot_be_found_is_told() {
        assertThat(problem("logs/missing.log")).contains("there is no such file");
        assertThat(problem("missing/*.log")).contains("there is no folder");
        assertThat(problem("logs/[.log")).contains("is no pattern of paths");
        assertThat(new FilePattern(folder, "logs/*.txt", "").find().problems()).isEmpty();
    }

    private List<LogFile> find(String pattern, String node) {
        return new FilePattern(folder, pattern, node).find().files();
    }

    private String problem(String pattern) {
        return new FilePattern(folder, pattern, "").find().problems().getFirst().message();
    }
}
