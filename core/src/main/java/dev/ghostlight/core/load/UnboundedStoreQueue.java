package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.List;

/** The store's queue holds calls for longer than the client waits for them. */
final class UnboundedStoreQueue implements LoadHazard {
    @Override
    public String id() {
        return "unbounded-store-queue";
    }

    @Override
    public String title() {
        return "The store's queue can hold calls for longer than the client waits, so an overload may never end.";
    }

    @Override
    public List<Finding> find(LoadForecast forecast) {
        List<Finding> findings = new ArrayList<>();
        for (StoreLoad load : forecast.stores()) {
            Store store = load.store();
            if (store.queueSeconds() instanceof Quantity.Known(double queue)
                    && store.timeoutSeconds() instanceof Quantity.Known(double timeout)) {
                if (queue + store.answerSeconds() >= timeout) {
                    findings.add(tooLong(store, queue, timeout));
                }
            } else if (load.isOverloaded()) {
                findings.add(unknown(store));
            }
        }
        return findings;
    }

    private Finding tooLong(Store store, double queue, double timeout) {
        String bound = Double.isInfinite(queue) ? "without bound" : "for " + Show.seconds(queue);
        List<Evidence> evidence = new ArrayList<>(
                List.of(new Evidence("timeoutSeconds", timeout), new Evidence("answerSeconds", store.answerSeconds())));
        if (Double.isFinite(queue)) {
            evidence.add(new Evidence("queueSeconds", queue));
        }
        return new Finding(
                id(),
                Severity.WARNING,
                store.where(),
                String.format(
                        "Calls may wait in the queue of %s %s, but the client gives up after %s.",
                        store.name(), bound, Show.seconds(timeout)),
                "Once the wait passes the timeout, the store works only on calls that nobody waits for any more: a short"
                        + " overload becomes one that never ends.",
                String.format(
                        "Bound the queue so that wait and answer stay below %s, and refuse what does not fit.",
                        Show.seconds(timeout)),
                evidence);
    }

    private Finding unknown(Store store) {
        String missing =
                !store.queueSeconds().isKnown() && !store.timeoutSeconds().isKnown()
                        ? "queue and timeout are"
                        : (store.queueSeconds().isKnown() ? "timeout is" : "queue is");
        return new Finding(
                id(),
                Severity.WARNING,
                store.where(),
                String.format("%s is overloaded, and its %s not known.", store.name(), missing),
                "Nobody can tell whether the overload ends by itself or never.",
                "Write the store's queue (such as queue: 500ms, or unbounded) and the client's timeout (such as timeout:"
                        + " 1s).",
                List.of());
    }
}
