package dev.ghostlight.core.load;

import static dev.ghostlight.core.load.StickersNight.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnboundedStoreQueueTest {
    private static final double SAFE_GAP = 5;

    @Test
    void a_queue_without_bound_is_found_though_the_rollout_is_safe() {
        Finding finding = findings(Double.POSITIVE_INFINITY).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.where().toString()).isEqualTo("ghostlight.yaml#/stores/db");
        assertThat(finding.what())
                .isEqualTo("Calls may wait in the queue of db without bound, but the client gives up after 1 s.");
        assertThat(evidence(finding, "timeoutSeconds")).contains(1.0);
        assertThat(evidence(finding, "queueSeconds")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 1, 20})
    void wait_and_answer_that_reach_the_timeout_are_found(double queueSeconds) {
        assertThat(findings(queueSeconds))
                .extracting(finding -> evidence(finding, "queueSeconds").orElseThrow())
                .containsExactly(queueSeconds);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.998})
    void wait_and_answer_below_the_timeout_are_not_found(double queueSeconds) {
        assertThat(findings(queueSeconds)).isEmpty();
    }

    @Test
    void in_an_overload_what_is_missing_is_asked_for() {
        Quantity known = Quantity.of(1);
        Quantity unknown = Quantity.unknown();

        assertThat(overloaded(unknown, unknown))
                .isEqualTo("db is overloaded, and its queue and timeout are not known.");
        assertThat(overloaded(known, unknown)).isEqualTo("db is overloaded, and its timeout is not known.");
        assertThat(overloaded(unknown, known)).isEqualTo("db is overloaded, and its queue is not known.");
    }

    @Test
    void without_an_overload_nothing_is_asked_for() {
        assertThat(findings(
                        StickersNight.withStore(Quantity.of(1_000), Quantity.unknown(), Quantity.unknown(), SAFE_GAP)))
                .isEmpty();
    }

    @Test
    void a_queue_is_judged_without_the_capacity() {
        assertThat(findings(StickersNight.withStore(Quantity.unknown(), Quantity.of(2), Quantity.of(1), SAFE_GAP)))
                .hasSize(1);
    }

    private static String overloaded(Quantity queue, Quantity timeout) {
        return findings(StickersNight.withStore(Quantity.of(1_000), queue, timeout, 0))
                .getFirst()
                .what();
    }

    private static List<Finding> findings(double queueSeconds) {
        return findings(
                StickersNight.withStore(Quantity.of(1_000), Quantity.of(queueSeconds), Quantity.of(1), SAFE_GAP));
    }

    private static List<Finding> findings(LoadFacts facts) {
        return StickersNight.findings("unbounded-store-queue", facts);
    }
}
