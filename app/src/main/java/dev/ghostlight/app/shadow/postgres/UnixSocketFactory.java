package dev.ghostlight.app.shadow.postgres;

import dev.ghostlight.app.shadow.server.UnixSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/** Has the JDBC driver, which makes it by its name, connect to a socket of the file system. */
public final class UnixSocketFactory extends SocketFactory {
    private final Path path;

    /** For the socket at {@code path}. */
    public UnixSocketFactory(String path) {
        this.path = Path.of(path);
    }

    @Override
    public Socket createSocket() {
        try {
            return new UnixSocket(path);
        } catch (IOException noSockets) {
            throw new UncheckedIOException(noSockets);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket();
    }
}
