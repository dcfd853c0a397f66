package dev.ghostlight.app.shadow.server;

import java.nio.file.Path;
import java.util.List;

/**
 * How a server is kept from what is not its business.
 *
 * @param prefix the words before the server's command
 * @param isNetworkClosed whether it has no network at all
 * @param isOtherUser whether it runs as the user {@code nobody}
 */
public record Isolation(List<String> prefix, boolean isNetworkClosed, boolean isOtherUser) {
    private static final Isolation CLOSED = new Isolation(List.of("unshare", "-U", "-n"), true, false);
    private static final Isolation NAMESPACE = new Isolation(List.of("unshare", "-U"), false, false);
    private static final Isolation PLAIN = new Isolation(List.of(), false, false);
    // Servers refuse to run as root.
    private static final Isolation NOBODY =
            new Isolation(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"), false, true);

    /**
     * The best that this machine allows.
     *
     * @param server the server's name, for messages
     * @param isRoot whether this process is root's
     * @param needsLoopback whether the server needs the loopback device, and so cannot be without any network
     * @param forbidden ways that are not tried, by their first word
     * @throws ServerException when nothing is left but to run as root, which servers refuse
     */
    public static Isolation best(String server, boolean isRoot, boolean needsLoopback, List<String> forbidden)
            throws ServerException {
        if (!needsLoopback && works(CLOSED, forbidden)) {
            return CLOSED;
        }
        if (!isRoot) {
            return PLAIN;
        }
        if (works(NAMESPACE, forbidden)) {
            return NAMESPACE;
        }
        if (works(NOBODY, forbidden)) {
            return NOBODY;
        }
        throw new ServerException(
                server,
                "it refuses to run as root, and neither a user namespace (unshare -U) nor another user (setpriv) is"
                        + " allowed here",
                "Run Ghostlight as another user than root, or allow user namespaces.");
    }

    /** Gives a folder to the user that the server runs as. */
    public void own(Path folder) throws ServerException {
        if (isOtherUser()) {
            Commands.Ended ended = Commands.run(List.of("chown", "-R", "65534:65534", folder.toString()));
            if (!ended.isGood()) {
                throw new ServerException(
                        folder.toString(), "cannot be given to nobody: " + ended.output(), "Try again.");
            }
        }
    }

    private static boolean works(Isolation isolation, List<String> forbidden) throws ServerException {
        return !forbidden.contains(isolation.prefix().getFirst())
                && Commands.run(Commands.behind(isolation.prefix(), "true")).isGood();
    }
}
