package dev.ghostlight.app.shadow.server;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where servers are unpacked, kept ready and run.
 *
 * @param base the folder; belongs to this user, and nobody else can write to it
 * @param runs where servers run: in memory where that has room, as a copy takes a fifth of the time there
 * @param note that it is not the usual one, and why; for whoever waits for the longer start
 */
public record ServerFolders(Path base, Path runs, Optional<String> note) {
    private static final long ROOM_BYTES = 2L << 30;
    private static final Set<PosixFilePermission> ONLY_MINE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> READ_BY_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    /**
     * The folder of this user's cache, or one among the temporary files where that cannot be written.
     *
     * @param environment the variables of the environment: {@code XDG_CACHE_HOME} and {@code HOME} count
     * @param temporary the folder of temporary files
     * @throws ServerException when nothing can be written at all
     */
    public static ServerFolders find(Map<String, String> environment, Path temporary) throws ServerException {
        ServerFolders found = findOnDisk(environment, temporary);
        return new ServerFolders(found.base, inMemory(Path.of("/dev/shm")).orElse(found.runs), found.note);
    }

    /** As {@link #find}, with all on the disk. */
    public static ServerFolders findOnDisk(Map<String, String> environment, Path temporary) throws ServerException {
        List<String> refused = new ArrayList<>();
        for (Path cache : caches(environment)) {
            Path base = cache.resolve("ghostlight");
            try {
                Path mine = usable(base, ONLY_MINE);
                return new ServerFolders(mine, mine.resolve("runs"), Optional.empty());
            } catch (IOException unusable) {
                refused.add(base + " cannot be used (" + reason(unusable) + ")");
            }
        }
        return temporary(temporary, ofUser(), ONLY_MINE, String.join("; ", refused));
    }

    /** A folder that another user can read, for a server that has to run as that user. */
    public ServerFolders readByAll(Path temporary) throws ServerException {
        return temporary(temporary, "ghostlight-servers", READ_BY_ALL, "the server has to run as another user");
    }

    private static Optional<Path> inMemory(Path memory) {
        try {
            return Files.getFileStore(memory).getUsableSpace() < ROOM_BYTES
                    ? Optional.empty()
                    : Optional.of(usable(memory.resolve(ofUser()), ONLY_MINE));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static String ofUser() {
        return "ghostlight-" + System.getProperty("user.name");
    }

    /** Puts a finished folder where others look for it; one that somebody else finished first stays. */
    public static void publish(Path finished, Path place) throws IOException, ServerException {
        try {
            Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            throw unsupported;
        } catch (FileSystemException another) {
            if (!Files.isDirectory(place)) {
                throw another;
            }
            Commands.remove(finished);
        }
    }

    private static ServerFolders temporary(
            Path temporary, String name, Set<PosixFilePermission> permissions, String because) throws ServerException {
        try {
            Path base;
            try {
                base = usable(temporary.resolve(name), permissions);
            } catch (IOException unusable) {
                base = Files.createTempDirectory(temporary, "ghostlight-");
                Files.setPosixFilePermissions(base, permissions);
            }
            return new ServerFolders(
                    base, base.resolve("runs"), Optional.of("Servers are kept in " + base + ", as " + because + "."));
        } catch (IOException | UnsupportedOperationException unusable) {
            throw new ServerException(
                    temporary.toString(),
                    "no folder can be made (" + reason(unusable) + ")",
                    "Make it writable, or name another with XDG_CACHE_HOME.",
                    unusable);
        }
    }

    private static List<Path> caches(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (cache.startsWith("/")) {
            return List.of(Path.of(cache));
        }
        String home = environment.getOrDefault("HOME", "");
        return home.startsWith("/") ? List.of(Path.of(home, ".cache")) : List.of();
    }

    /** Binaries are run from here: a folder that somebody else prepared must not be taken. */
    private static Path usable(Path base, Set<PosixFilePermission> permissions) throws IOException {
        if (!Files.isDirectory(base)) {
            Files.createDirectories(base.toAbsolutePath().getParent());
            try {
                Files.createDirectory(base, PosixFilePermissions.asFileAttribute(permissions));
                Files.setPosixFilePermissions(base, permissions);
            } catch (FileAlreadyExistsException another) {
                // Another run was faster.
            }
        }
        Path probe = Files.createTempFile(base, "probe", "");
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(base, LinkOption.NOFOLLOW_LINKS);
            boolean isMine = Files.getOwner(base, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
            if (!isMine
                    || granted.contains(PosixFilePermission.OTHERS_WRITE)
                    || granted.contains(PosixFilePermission.GROUP_WRITE)) {
                throw new IOException("others can write to it");
            }
        } finally {
            Files.delete(probe);
        }
        return base;
    }

    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
