package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.model.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the judge reads how an environment's nodes fare; immutable.
 *
 * @param sources in the order of the file
 */
public record WatchConfig(List<Source> sources) {
    public WatchConfig {
        sources = List.copyOf(sources);
    }

    /** Something that is watched. */
    public sealed interface Source {
        /** Its name. */
        String name();

        /** Where the configuration says so. */
        Place where();
    }

    /**
     * Log files.
     *
     * @param folder at which a pattern begins that does not begin at the root
     * @param pattern with wildcards as globs have them
     * @param node the node that all lines are of, where it is named
     */
    public record Files(String name, Place where, Path folder, String pattern, Optional<String> node)
            implements Source {}

    /**
     * A folder with a file or a folder for each node.
     *
     * @param folder its path
     */
    public record Folders(String name, Place where, Path folder) implements Source {}

    /**
     * What a command prints.
     *
     * @param command the program and its arguments; at least the program
     * @param node the node that all lines are of, where it is named
     */
    public record Command(String name, Place where, List<String> command, Optional<String> node) implements Source {
        public Command {
            command = List.copyOf(command);
        }
    }

    /**
     * Entries of systemd's journal.
     *
     * @param unit of one unit only; of all without it
     * @param files the journal's files, or a folder of them; this machine's journal without it
     * @param node the node that all lines are of, where it is named
     */
    public record Journal(String name, Place where, Optional<String> unit, Optional<Path> files, Optional<String> node)
            implements Source {}

    /**
     * Logs that are sent by OpenTelemetry's protocol.
     *
     * @param host where they are taken
     * @param port from 1 to 65535
     * @param node the node that all lines are of, where it is named
     */
    public record Otlp(String name, Place where, String host, int port, Optional<String> node) implements Source {}

    /**
     * A query of Prometheus.
     *
     * @param address of the Prometheus server, with http or https
     * @param query with one value for each node
     * @param label the label that names the node
     * @param worse which way is worse
     */
    public record Prometheus(String name, Place where, URI address, String query, String label, Worse worse)
            implements Source {}

    /**
     * Numbers over time in a file.
     *
     * @param file its path
     * @param worse which way is worse
     */
    public record Csv(String name, Place where, Path file, Worse worse) implements Source {}

    /** Which way a number becomes worse. */
    public enum Worse {
        MORE,
        LESS,
        EITHER
    }

    /**
     * What a configuration says is watched in an environment; no sources if it says nothing.
     *
     * @throws ConfigException never for a configuration that was read without problems
     */
    public static WatchConfig of(Config config, Environment environment) throws ConfigException {
        Gathered gathered = new Gathered();
        WatchConfig read = WatchReader.read(config, environment, gathered);
        if (!gathered.problems().isEmpty()) {
            throw new ConfigException(gathered.problems());
        }
        return read;
    }
}
