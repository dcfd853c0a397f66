package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlowStartTest {
    private static final int NODES = 20;

    @Test
    void nodes_that_ramp_up_all_together_do_not_feel_it() {
        Exposure exposure = Exposure.of(Lives.of(Stickers.evenly(NODES, 0), 0), 60);

        assertThat(SlowStart.of(exposure, 0, 1.0 / NODES).isFelt()).isFalse();
        assertThat(SlowStart.NONE.isFelt()).isFalse();
    }

    @Test
    void the_first_request_to_a_node_that_ramps_up_alone_comes_later() {
        Exposure exposure = Exposure.of(Lives.of(Stickers.evenly(NODES, 1_000), 0), 60);
        SlowStart alone = SlowStart.of(exposure, 0, 1.0 / NODES);
        double half = 30.0 / NODES;

        assertThat(alone.isFelt()).isTrue();
        // After 60 s it has had half of what it would have had: the exposure of 30 s.
        assertThat(alone.withoutRamp(exposure.since(0, 60))).isCloseTo(60.0 / NODES, within(1e-3));
        assertThat(alone.withoutRamp(half)).isGreaterThan(1.8 * half);
    }

    @Test
    void beyond_the_ramp_time_passes_as_usual() {
        Exposure exposure = Exposure.of(Lives.of(Stickers.evenly(NODES, 10_000), 0), 60);
        SlowStart alone = SlowStart.of(exposure, 0, 1.0 / NODES);
        double later = alone.withoutRamp(exposure.since(0, 5_000)) - alone.withoutRamp(exposure.since(0, 4_000));

        assertThat(later).isCloseTo(1_000.0 / NODES, within(0.1));
    }
}
