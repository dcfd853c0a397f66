package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Rollout;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Place PLACE = Place.of("test", "");

    @Test
    void without_canaries_batches_follow_at_the_gap() {
        Pace pace = pace(5, 2, 4, Rollout.Canary.none(), 0);

        assertThat(pace.sizes()).containsExactly(2, 2, 1);
        assertThat(pace.evenly(30)).containsExactly(0, 30, 60);
    }

    @Test
    void canaries_go_first_and_are_watched_after_they_are_back() {
        Pace pace = pace(7, 2, 4, new Rollout.Canary(1, 600), 20);

        assertThat(pace.sizes()).containsExactly(1, 2, 2, 2);
        assertThat(pace.evenly(30)).containsExactly(0, 620, 650, 680);
        assertThat(pace.withoutCanaries().evenly(30)).containsExactly(0, 30, 60, 90);
    }

    @Test
    void no_more_nodes_are_out_than_may_be() {
        Pace pace = pace(6, 1, 2, Rollout.Canary.none(), 50);

        assertThat(pace.evenly(0)).containsExactly(0, 0, 50, 50, 100, 100);
        assertThat(pace.evenly(10)).containsExactly(0, 10, 50, 60, 100, 110);
    }

    @Test
    void a_batch_as_large_as_the_fleet_restarts_at_once() {
        Pace pace = pace(3, 99, 99, Rollout.Canary.none(), 5);

        assertThat(pace.sizes()).containsExactly(3);
        assertThat(pace.schedule(pace.evenly(7)).starts().toArray()).containsExactly(0, 0, 0);
    }

    @Test
    void a_fleet_of_canaries_only_has_one_start() {
        Pace pace = pace(2, 1, 1, new Rollout.Canary(5, 60), 0);

        assertThat(pace.sizes()).containsExactly(2);
    }

    @Test
    void larger_batches_keep_the_number_of_nodes_that_may_be_out() {
        Pace pace = pace(100, 2, 8, Rollout.Canary.none(), 10).withBatch(4);

        assertThat(pace.batch()).isEqualTo(4);
        assertThat(pace.batchesOut()).isEqualTo(2);
    }

    @Test
    void every_node_of_a_batch_starts_with_it() {
        Pace pace = pace(4, 2, 4, new Rollout.Canary(1, 9), 0);

        assertThat(pace.schedule(new double[] {0, 9, 12}).starts().toArray()).containsExactly(0, 9, 9, 12);
    }

    private static Pace pace(int nodes, int batch, int unavailable, Rollout.Canary canary, double out) {
        Rollout rollout = new Rollout(PLACE, new Rollout.Spacing.Uniform(0), batch, unavailable, canary);
        return Pace.of(rollout, new Fleet(nodes, out, 0), out);
    }
}
