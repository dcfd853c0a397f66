package dev.ghostlight.app.shadow.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A socket of the file system in the shape that the JDBC driver knows; it has no timeouts. */
public final class UnixSocket extends Socket {
    private final Path path;
    private final SocketChannel channel;

    /** A socket that will be connected to the one at {@code path}. */
    public UnixSocket(Path path) throws IOException {
        this.path = path;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(path));
    }

    @Override
    public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
        connect(ignored);
    }

    @Override
    public InputStream getInputStream() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream getOutputStream() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public void setSoTimeout(int timeoutMillis) {
        // The watch over a statement is kept elsewhere.
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Nothing is delayed here.
    }

    @Override
    public void setKeepAlive(boolean on) {
        // The other end is a process of this machine.
    }

    @Override
    public int getSendBufferSize() {
        return 1 << 16;
    }

    @Override
    public int getReceiveBufferSize() {
        return 1 << 16;
    }

    @Override
    public void setSendBufferSize(int size) {
        // The system's own size serves.
    }

    @Override
    public void setReceiveBufferSize(int size) {
        // The system's own size serves.
    }
}
