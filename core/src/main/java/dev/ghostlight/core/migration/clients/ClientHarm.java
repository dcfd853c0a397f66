package dev.ghostlight.core.migration.clients;

/**
 * What becomes of the requests that come while a table is locked.
 *
 * @param failed get an error
 * @param late are answered, but after their client's timeout: whoever asked may be gone, and a write is done all the
 *     same
 * @param delayed wait, and are answered within their timeout
 * @param connections database connections that hold a waiting request, at most
 */
public record ClientHarm(Estimate failed, Estimate late, Estimate delayed, Estimate connections) {
    /** Nobody waits. */
    public static final ClientHarm NONE = new ClientHarm(Estimate.ZERO, Estimate.ZERO, Estimate.ZERO, Estimate.ZERO);

    /** All that had to wait. */
    public Estimate blocked() {
        return failed.plus(late).plus(delayed);
    }

    /** This and what a later time under lock does; the connections are those of the worse of the two. */
    public ClientHarm then(ClientHarm later) {
        return new ClientHarm(
                failed.plus(later.failed),
                late.plus(later.late),
                delayed.plus(later.delayed),
                connections.max(later.connections));
    }
}
