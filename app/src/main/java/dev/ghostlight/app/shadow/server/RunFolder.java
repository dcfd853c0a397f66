package dev.ghostlight.app.shadow.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run. Its owner holds a lock on a file beside it, which the system takes back from a process that
 * dies: so whoever comes later knows a leftover from a folder in use, in another container too.
 */
public final class RunFolder implements AutoCloseable {
    // A socket's address has room for 107 bytes, and the server adds a name of 15.
    private static final int LONGEST_SOCKET_FOLDER = 90;

    private final Path path;
    private final Path ownerFile;
    private final FileChannel owner;
    private final Path sockets;

    private RunFolder(Path path, Path ownerFile, FileChannel owner, Path sockets) {
        this.path = path;
        this.ownerFile = ownerFile;
        this.owner = owner;
        this.sockets = sockets;
    }

    /** Makes one, and removes those whose owners are gone. */
    public static RunFolder in(ServerFolders folders) throws IOException, ServerException {
        Path runs = folders.runs();
        Files.createDirectories(runs);
        removeLeftovers(runs);
        Path ownerFile = Files.createTempFile(runs, "run", ".owner");
        FileChannel owner = FileChannel.open(ownerFile, StandardOpenOption.WRITE);
        owner.lock();
        if (!Files.exists(ownerFile)) {
            // Taken for a leftover in the moment before it was locked.
            owner.close();
            return in(folders);
        }
        Path path = Files.createDirectory(folderOf(ownerFile));
        Path sockets = path.toAbsolutePath().toString().length() > LONGEST_SOCKET_FOLDER
                ? Files.createTempDirectory("gl")
                : path;
        return new RunFolder(path, ownerFile, owner, sockets);
    }

    /** Where the server keeps its data. */
    public Path data() {
        return path.resolve("data");
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    /** Where the server's socket goes; only this user can look into it. */
    public Path sockets() {
        return sockets;
    }

    /** All that has to go at the end. */
    public List<Path> all() {
        return sockets.equals(path) ? List.of(path, ownerFile) : List.of(path, sockets, ownerFile);
    }

    @Override
    public void close() throws ServerException {
        try {
            for (Path each : all()) {
                Commands.remove(each);
            }
            owner.close();
        } catch (IOException unclosable) {
            throw new ServerException(path.toString(), "its lock cannot be let go", "Remove it.", unclosable);
        }
    }

    private static Path folderOf(Path ownerFile) {
        return ownerFile.resolveSibling(ownerFile.getFileName().toString().replace(".owner", ""));
    }

    private static void removeLeftovers(Path runs) throws IOException, ServerException {
        List<Path> owners = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(runs, "*.owner")) {
            files.forEach(owners::add);
        }
        for (Path ownerFile : owners) {
            try (FileChannel channel = FileChannel.open(ownerFile, StandardOpenOption.WRITE);
                    FileLock lock = tryLock(channel)) {
                if (lock != null) {
                    Commands.remove(folderOf(ownerFile));
                    Files.deleteIfExists(ownerFile);
                }
            } catch (NoSuchFileException gone) {
                // Its owner, or another that cleans up, was faster.
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }
}
