package dev.ghostlight.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version, which the build writes beside this class. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream version = Objects.requireNonNull(Version.class.getResourceAsStream("version.txt"))) {
            return new String[] {"ghostlight " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
