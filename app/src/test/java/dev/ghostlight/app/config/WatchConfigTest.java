package dev.ghostlight.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ghostlight.app.config.WatchConfig.Source;
import dev.ghostlight.app.config.WatchConfig.Worse;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WatchConfigTest {
    @Test
    void every_kind_of_source_is_read_as_the_reference_file_has_it() throws Exception {
        Config config = ConfigFile.parse("ghostlight.yaml", ConfigShape.reference());
        List<Source> sources =
                WatchConfig.of(config, config.environment("prod")).sources();
        assertThat(sources)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("where")
                .containsExactly(
                        files("app", "/var/log/stickers/*.log", Optional.of("stickers-1")),
                        new WatchConfig.Folders("pods", sources.get(1).where(), Path.of("logs")),
                        new WatchConfig.Command(
                                "out",
                                sources.get(2).where(),
                                List.of("docker", "logs", "--follow", "stickers"),
                                Optional.empty()),
                        new WatchConfig.Journal(
                                "system",
                                sources.get(3).where(),
                                Optional.of("stickers.service"),
                                Optional.of(Path.of("/var/log/journal/remote")),
                                Optional.empty()),
                        new WatchConfig.Otlp("sent", sources.get(4).where(), "127.0.0.1", 4318, Optional.empty()),
                        new WatchConfig.Prometheus(
                                "errors",
                                sources.get(5).where(),
                                URI.create("http://127.0.0.1:9090"),
                                "sum by (instance) (rate(http_errors_total[1m]))",
                                "instance",
                                Worse.MORE),
                        new WatchConfig.Csv("times", sources.get(6).where(), Path.of("metrics.csv"), Worse.MORE));
        assertThat(sources.getFirst().where().pointer()).isEqualTo("/environments/prod/watch/app");
    }

    @Test
    void nothing_is_watched_where_nothing_is_said() throws Exception {
        assertThat(read("").sources()).isEmpty();
    }

    @Test
    void what_is_missing_has_its_usual_value() throws Exception {
        assertThat(
                        read("{ a: { journald: all }, b: { prometheus: 'http://p:9090', query: up }, c: { otlp: '[::1]:4318' } }")
                                .sources())
                .satisfiesExactly(
                        journal -> assertThat(((WatchConfig.Journal) journal).unit())
                                .isEmpty(),
                        prometheus -> {
                            assertThat(((WatchConfig.Prometheus) prometheus).label())
                                    .isEqualTo("instance");
                            assertThat(((WatchConfig.Prometheus) prometheus).worse())
                                    .isEqualTo(Worse.EITHER);
                        },
                        otlp -> assertThat(((WatchConfig.Otlp) otlp).host()).isEqualTo("[::1]"));
    }

    @Test
    void another_environment_takes_over_what_is_watched() throws Exception {
        Config config = ConfigFile.parse("ghostlight.yaml", ConfigShape.reference());
        assertThat(WatchConfig.of(config, config.environment("staging")).sources())
                .hasSize(7);
    }

    @Test
    void what_is_only_watched_need_not_say_how_it_is_restarted() throws Exception {
        Config config = ConfigFile.parse("ghostlight.yaml", """
                service: shop
                environments:
                  prod:
                    fleet: { nodes: 4 }
                    watch: { app: { folders: logs } }
                """);

        assertThat(WatchConfig.of(config, config.environment(null)).sources()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ a: { file: x.log } } | Did you mean 'files'?",
                "{ a: { files: x.log, folders: logs } } | files",
                "{ a: { } } | files",
                "{ a: { folders: logs, node: x } } | node",
                "{ a: { otlp: here } } | 'here' is no address with a port from 1 to 65535",
                "{ a: { otlp: 'here:70000' } } | 'here:70000' is no address",
                "{ a: { prometheus: 'http://p:9090' } } | query",
                "{ a: { prometheus: 'p', query: up } } | 'p' is no address of a web server",
                "{ a: { prometheus: 'ftp://p/', query: up } } | 'ftp://p/' is no address",
                "{ a: { csv: m.csv, worse: mor } } | Did you mean more?",
                "{ a: { command: docker logs } } | command"
            })
    void what_cannot_be_meant_is_refused(String watch, String said) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> read(watch));
        assertThat(refused).isNotNull();
        assertThat(refused.problems().stream().map(Problem::toString).toList())
                .anySatisfy(problem -> assertThat(problem).contains("/environments/prod/watch/a", said));
    }

    private static WatchConfig read(String watch) throws ConfigException {
        String text = watch.isEmpty()
                ? Sample.SMALL
                : Sample.SMALL.replace("rollout: { gap: 4m }", "    watch: " + watch + "\nrollout: { gap: 4m }");
        Config config = ConfigFile.parse("ghostlight.yaml", text);
        return WatchConfig.of(config, config.environment(null));
    }

    private static Source files(String name, String pattern, Optional<String> node) throws ConfigException {
        Config config = ConfigFile.parse("ghostlight.yaml", ConfigShape.reference());
        return new WatchConfig.Files(name, config.environment("prod").where(), Path.of(""), pattern, node);
    }
}
