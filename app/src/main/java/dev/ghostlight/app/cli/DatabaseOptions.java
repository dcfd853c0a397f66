package dev.ghostlight.app.cli;

import dev.ghostlight.app.collect.database.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Options that name a running database. */
final class DatabaseOptions {
    private final OptionSpec url = Declare.option(
                    "--url",
                    "URL",
                    String.class,
                    "Its address, such as jdbc:postgresql://db-1:5432/stickers or jdbc:mariadb://db-1/stickers.")
            .build();
    private final OptionSpec user = Declare.option(
                    "--user", "ROLE", String.class, "The role; the driver's usual one if missing.")
            .build();
    private final OptionSpec passwordFile = Declare.option(
                    "--password-file", "FILE", Path.class, "A file with the password on its first line.")
            .build();

    /** Adds the options to a command. */
    void addTo(CommandSpec command) {
        command.addOption(url).addOption(user).addOption(passwordFile);
    }

    /** Its address. */
    DatabaseUrl address() {
        @Nullable String text = url.getValue();
        if (text == null) {
            throw wrong("Missing required option: '--url=URL'");
        }
        return DatabaseUrl.of(text)
                .orElseThrow(
                        () -> wrong(
                                "--url is no address of a database that is known here. Write it such as"
                                        + " jdbc:postgresql://db-1:5432/stickers, jdbc:mariadb://db-1/stickers or jdbc:mysql://db-1/stickers"));
    }

    /** The role, where one is named. */
    Optional<String> user() {
        return Optional.ofNullable(user.getValue());
    }

    /** The password, from the file or the environment. */
    Optional<String> password(DatabaseUrl address, Console console) {
        @Nullable Path file = passwordFile.getValue();
        if (file == null) {
            String variable = address.kind() == DatabaseUrl.Kind.POSTGRESQL ? "PGPASSWORD" : "MYSQL_PWD";
            return Optional.ofNullable(console.variables().get(variable));
        }
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (line == null || line.isEmpty()) {
                throw wrong("--password-file: " + file + " has no password on its first line");
            }
            return Optional.of(line);
        } catch (NoSuchFileException e) {
            throw wrong("--password-file: " + file + " is not there");
        } catch (MalformedInputException e) {
            throw wrong("--password-file: " + file + " is not UTF-8");
        } catch (IOException e) {
            throw wrong("--password-file: " + file + " cannot be read: " + Unwritable.reason(e));
        }
    }

    /** A driver's message on one line, without the secrets that it might repeat. */
    static String harmless(String message, DatabaseUrl address, Optional<String> password) {
        String shown = message.replace(address.jdbc(), address.source());
        if (!address.options().isEmpty()) {
            shown = shown.replace(address.options(), "...");
        }
        if (password.isPresent()) {
            shown = shown.replace(password.get(), "...");
        }
        String line = shown.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** Tells that the command line is wrong. */
    ParameterException wrong(String what) {
        return new ParameterException(url.command().commandLine(), what);
    }
}
