package dev.ghostlight.app.collect.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.collect.database.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program pg_dump, where there is one. */
final class PgDump {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\)\\D*(\\d+)");
    private static final int SECONDS_MAX = 120;

    /** Commands of psql, and settings that older servers do not know: neither belongs to a schema. */
    private static final Pattern FOREIGN = Pattern.compile("^(\\\\(un)?restrict\\b|SET transaction_timeout\\b).*");

    private final Path program;

    private PgDump(Path program) {
        this.program = program;
    }

    /** The first pg_dump in the folders of a search path. */
    static Optional<PgDump> on(String searchPath) {
        return Arrays.stream(searchPath.split(":", -1))
                .filter(folder -> !folder.isEmpty() && folder.indexOf('\0') < 0)
                .map(folder -> Path.of(folder).resolve("pg_dump"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(PgDump::new);
    }

    /** Whether it can read a server of this version. */
    boolean fits(int serverMajor) throws IOException, InterruptedException {
        Matcher version = VERSION.matcher(output(List.of("--version"), Map.of()).orElse(""));
        return version.find() && Integer.parseInt(version.group(1)) >= serverMajor;
    }

    /** The schema's DDL; nothing if it cannot be dumped, as where the role may not read every table. */
    Optional<String> schema(DatabaseUrl url, String database, String user, Optional<String> password)
            throws IOException, InterruptedException {
        // It takes the options of a URL only in part, so one with options is left to the catalog.
        if (!url.options().isEmpty() || url.host().contains(",")) {
            return Optional.empty();
        }
        Map<String, String> variables =
                password.map(secret -> Map.of("PGPASSWORD", secret)).orElse(Map.of());
        List<String> arguments = new ArrayList<>(List.of(
                "--schema-only",
                "--no-owner",
                "--no-privileges",
                "--no-comments",
                "--no-publications",
                "--no-subscriptions",
                "--no-security-labels",
                "--no-tablespaces",
                "--no-password",
                "--lock-wait-timeout=1000",
                "--host=" + url.host().replaceAll("[\\[\\]]", ""),
                "--username=" + user));
        url.port().ifPresent(port -> arguments.add("--port=" + port));
        // Behind --dbname a name with = or a colon in it would be a whole address.
        arguments.add("--dbname=dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'");
        return output(arguments, variables)
                .map(text -> text.lines()
                        .filter(line -> !FOREIGN.matcher(line).matches())
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private Optional<String> output(List<String> arguments, Map<String, String> variables)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            String text = new String(out.readAllBytes(), UTF_8);
            boolean isDone = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0;
            return isDone ? Optional.of(text) : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
