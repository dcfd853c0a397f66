package dev.ghostlight.app.shadow.mariadb;

import dev.ghostlight.app.shadow.server.UnixSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/** Has the JDBC driver, which makes it by its name, connect to a socket of the file system: the host is its path. */
public final class UnixSocketFactory extends ConfigurableSocketFactory {
    private @Nullable Path path;

    /** For the driver. */
    public UnixSocketFactory() {}

    /** A path in the shape of a host's name. */
    static String hostOf(Path socket) {
        return HexFormat.of().formatHex(socket.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        path = Path.of(new String(HexFormat.of().parseHex(host), StandardCharsets.UTF_8));
    }

    @Override
    public Socket createSocket() throws IOException {
        if (path == null) {
            throw new IOException("no socket was named");
        }
        return new UnixSocket(path);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket();
    }
}
