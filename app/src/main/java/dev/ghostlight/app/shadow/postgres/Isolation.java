package dev.ghostlight.app.shadow.postgres;

import java.util.List;

/**
 * How a server is kept from what is not its business.
 *
 * @param prefix the words before the server's command
 * @param isNetworkClosed whether it has no network at all
 * @param isOtherUser whether it runs as the user {@code nobody}
 */
record Isolation(List<String> prefix, boolean isNetworkClosed, boolean isOtherUser) {
    private static final Isolation CLOSED = new Isolation(List.of("unshare", "-U", "-n"), true, false);
    private static final Isolation NAMESPACE = new Isolation(List.of("unshare", "-U"), false, false);
    private static final Isolation PLAIN = new Isolation(List.of(), false, false);
    // PostgreSQL refuses to run as root.
    private static final Isolation NOBODY =
            new Isolation(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"), false, true);

    /**
     * The best that this machine allows.
     *
     * @param isRoot whether this process is root's
     * @param major the server's version: 14 counts rows through a socket on the loopback device, and so needs one
     * @throws ServerException when nothing is left but to run as root, which the server refuses
     */
    static Isolation best(boolean isRoot, int major, List<String> forbidden) throws ServerException {
        if (major >= 15 && works(CLOSED, forbidden)) {
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
                "PostgreSQL",
                "it refuses to run as root, and neither a user namespace (unshare -U) nor another user (setpriv) is"
                        + " allowed here",
                "Run Ghostlight as another user than root, or allow user namespaces.");
    }

    private static boolean works(Isolation isolation, List<String> forbidden) throws ServerException {
        return !forbidden.contains(isolation.prefix().getFirst())
                && Commands.run(Commands.behind(isolation.prefix(), "true")).isGood();
    }
}
