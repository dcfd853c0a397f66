package dev.ghostlight.app.signals.watch;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.config.WatchConfig;
import dev.ghostlight.app.config.WatchConfig.Source;
import dev.ghostlight.app.signals.Background;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.TogetherLines;
import dev.ghostlight.app.signals.files.FollowedFiles.Start;
import dev.ghostlight.core.model.Place;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedLinesTest {
    private static final Place WHERE = Place.of("ghostlight.yaml", "/watch");

    @TempDir
    private Path folder;

    @Test
    void several_kinds_are_read_at_the_same_time() throws Exception {
        Path log = Files.writeString(folder.resolve("web-1.log"), "one\n");
        Files.createDirectories(folder.resolve("nodes"));
        Files.writeString(folder.resolve("nodes/web-2.log"), "two\n");
        List<LineSource> sources = List.of(
                source(new WatchConfig.Files("a", WHERE, folder, "*.log", Optional.empty())),
                source(new WatchConfig.Folders("b", WHERE, folder.resolve("nodes"))),
                source(new WatchConfig.Command("c", WHERE, List.of("echo", "three"), Optional.of("web-3"))));
        try (Background reading = Background.of(new TogetherLines(sources))) {
            reading.heard().await(heard -> heard.lines().size() == 3 && heard.quiet() > 0);
            assertThat(reading.heard().texts()).containsExactlyInAnyOrder("one", "two", "three");
            assertThat(reading.heard().nodes()).containsExactlyInAnyOrder("web-1", "web-2", "web-3");
            Files.writeString(log, "four\n", APPEND);
            reading.heard().await(heard -> heard.texts().contains("four"));
        }
    }

    @Test
    void numbers_are_no_lines() {
        assertThat(WatchedLines.of(
                        new WatchConfig.Prometheus(
                                "m", WHERE, URI.create("http://p"), "up", "instance", WatchConfig.Worse.MORE),
                        Start.END,
                        Background::pause))
                .isEmpty();
    }

    private static LineSource source(Source watched) {
        return WatchedLines.of(watched, Start.BEGINNING, Background::pause).orElseThrow();
    }
}
