package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;

/** The overload feeds itself: answers come too late to fill the caches, and the same questions are asked for ever. */
final class ColdCacheNeverRecovers implements LoadHazard {
    @Override
    public String id() {
        return "cold-cache-never-recovers";
    }

    @Override
    public String title() {
        return "Answers come too late to fill the caches, so the overload never ends by itself.";
    }

    @Override
    public List<Finding> find(LoadForecast forecast) {
        return forecast.stores().stream()
                .filter(load -> load.overload() instanceof Overload.Never)
                .map(load -> finding(load, (Overload.Never) load.overload(), forecast))
                .toList();
    }

    private Finding finding(StoreLoad load, Overload.Never never, LoadForecast forecast) {
        double capacity = load.store().capacityPerSecond().orElse(0);
        double timeout = load.store().timeoutSeconds().orElse(0);
        return new Finding(
                id(),
                Severity.DANGER,
                load.store().where(),
                String.format(
                        "From %s after the rollout's begin, every call waits longer in the queue of %s than the client's timeout"
                                + " of %s.",
                        Show.seconds(never.fromSeconds()), load.store().name(), Show.seconds(timeout)),
                String.format(
                        "No answer fills a cache any more: the store is asked for %s, of the %s it answers, and %s"
                                + " requests fail each second, until traffic is cut or shed.",
                        Show.rate(never.offeredPerSecond()),
                        Show.rate(capacity),
                        Show.count(never.failingRequestsPerSecond())),
                "Bound the queue below the timeout (such as queue: " + halfOf(timeout)
                        + "), or let late answers fill the cache. "
                        + Advice.restartSlower(forecast.proposal(), forecast.remedies()),
                List.of(
                        new Evidence("fromSeconds", never.fromSeconds()),
                        new Evidence("offeredPerSecond", never.offeredPerSecond()),
                        new Evidence("failingRequestsPerSecond", never.failingRequestsPerSecond()),
                        new Evidence("capacityPerSecond", capacity),
                        new Evidence("timeoutSeconds", timeout)));
    }

    private static String halfOf(double seconds) {
        return Show.seconds(seconds / 2).replace(" ", "");
    }
}
