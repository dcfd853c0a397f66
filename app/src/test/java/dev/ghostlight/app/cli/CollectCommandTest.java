package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static Ran collect(Map<String, String> variables, String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("collect", "--store", "db", "--url", url));
        arguments.addAll(List.of(more));
        return Ran.with(variables, "", arguments.toArray(String[]::new));
    }

    @Test
    void facts_are_collected_into_a_file_that_the_configuration_can_name() throws IOException {
        Path file = folder.resolve("db.facts.yaml");
        Path password = Files.writeString(folder.resolve("password"), "pass-word\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
            String[] options = {
                "--user",
                "postgres",
                "--password-file",
                password.toString(),
                "--interval",
                "100ms",
                "--out",
                file.toString()
            };
            Ran ran = collect(Map.of(), url, options);

            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.CLEAR);
            assertThat(ran.out())
                    .isEqualTo("Wrote " + file + ". Next: in ghostlight.yaml, under stores: db:, write facts: " + file
                            + "\n");
            assertThat(ran.err()).contains("watching localhost:" + server.getPort() + "/postgres for 100ms");
            assertThat(file)
                    .content()
                    .contains("engine: postgresql", "settings:")
                    .doesNotContain("pass-word");

            Ran printed = collect(Map.of("PGPASSWORD", "pass-word"), url, "--user", "postgres", "--interval", "100ms");
            assertThat(printed.out()).startsWith("# Facts of a database").doesNotContain("pass-word");

            Ran unwritable = collect(
                    Map.of(),
                    url,
                    "--user",
                    "postgres",
                    "--interval",
                    "100ms",
                    "--out",
                    folder.resolve("no/f").toString());
            assertThat(unwritable.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(unwritable.err()).contains("its folder is not there. What was collected is lost.");
        }
    }

    @Test
    void a_server_that_cannot_be_reached_is_told_without_the_password() {
        for (String url : List.of(
                "jdbc:postgresql://localhost:1/x?password=pass-word",
                "jdbc:mysql://localhost:1/x?password=pass-word")) {
            Ran ran = collect(Map.of("PGPASSWORD", "pass-word", "MYSQL_PWD", "pass-word"), url);
            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(ran.err())
                    .startsWith("ghostlight collect: localhost:1/x cannot be asked: ")
                    .contains("Nothing was collected. Look at the address")
                    .doesNotContain("pass-word", "\tat ");
            assertThat(ran.messages()).hasSize(1);
        }
    }

    @Test
    void wrong_options_are_refused_before_anything_is_asked() {
        assertThat(Ran.of("collect", "--url", "x").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(collect(Map.of(), "jdbc:oracle:x").err()).contains("--url is no address", "Nothing was run.");
        assertThat(collect(Map.of(), "postgres://u:pass-word@db/x").err()).doesNotContain("pass-word");
        String good = "jdbc:postgresql://localhost:1/x";
        assertThat(collect(Map.of(), good, "--interval", "5").err()).contains("--interval: '5' has no unit");
        assertThat(collect(Map.of(), good, "--interval", "2h").err()).contains("'2h' is not from 100ms to 1h");
        assertThat(collect(
                                Map.of(),
                                good,
                                "--password-file",
                                folder.resolve("no").toString())
                        .err())
                .contains("is not there");
        assertThat(collect(Map.of(), good, "--interval", "2h").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
