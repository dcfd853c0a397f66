package dev.ghostlight.core.model;

/**
 * A database or a service behind the caches.
 *
 * @param name its name
 * @param where where it is described
 * @param capacityPerSecond calls it answers per second before a queue grows
 * @param baselinePerSecond calls per second from elsewhere that the forecast does not model
 * @param queueSeconds how long a call may wait in its queue before it is refused; infinite for unbounded
 * @param answerSeconds how long it takes to answer one call when it is not overloaded
 * @param timeoutSeconds how long the service waits for an answer before it gives up
 * @param retries how often the service asks again after a failure
 * @param lateAnswersFill whether an answer that comes after the timeout is still put into the cache
 */
public record Store(
        String name,
        Place where,
        Quantity capacityPerSecond,
        double baselinePerSecond,
        Quantity queueSeconds,
        double answerSeconds,
        Quantity timeoutSeconds,
        int retries,
        boolean lateAnswersFill) {
    /** This store with other calls per second from elsewhere. */
    public Store withBaseline(double perSecond) {
        return new Store(
                name,
                where,
                capacityPerSecond,
                perSecond,
                queueSeconds,
                answerSeconds,
                timeoutSeconds,
                retries,
                lateAnswersFill);
    }
}
