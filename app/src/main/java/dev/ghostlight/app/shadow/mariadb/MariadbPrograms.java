package dev.ghostlight.app.shadow.mariadb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of the MariaDB that the distribution installed.
 *
 * @param server the server
 * @param install what makes a new data folder
 */
record MariadbPrograms(Path server, Path install) {
    private static final List<String> USUAL = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");

    /** Finds them on the path and in the usual folders; nothing if they are not installed. */
    static Optional<MariadbPrograms> find(Map<String, String> environment) {
        List<String> folders = Stream.concat(
                        Stream.of(environment.getOrDefault("PATH", "").split(":")), USUAL.stream())
                .filter(folder -> folder.startsWith("/"))
                .toList();
        Optional<Path> server = program(folders, "mariadbd");
        Optional<Path> install = program(folders, "mariadb-install-db");
        return server.isPresent() && install.isPresent()
                ? Optional.of(new MariadbPrograms(server.get(), install.get()))
                : Optional.empty();
    }

    private static Optional<Path> program(List<String> folders, String name) {
        return folders.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
