package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final double ANSWER_SECONDS = 0.5;

    private final double[] grid = grid(0.01, 2_001);

    @Test
    void many_nodes_that_miss_at_the_same_moment_ask_once() {
        Flow misses = new Flow(grid.length);
        Arrays.fill(misses.calls, 1, grid.length, 50);

        assertThat(total(misses, 50)).isCloseTo(1, within(0.01));
    }

    @Test
    void a_single_node_never_meets_its_own_call() {
        assertThat(total(evenly(20), 1)).isCloseTo(20 * 20, within(1e-6));
    }

    @Test
    void misses_at_an_even_rate_ask_once_an_answer_at_the_most() {
        // Many nodes: an answer, then the mean time to the next miss.
        double expected = 20 / (ANSWER_SECONDS + 1.0 / 20);

        assertThat(total(evenly(20), 1_000_000)).isCloseTo(expected, within(0.03 * expected));
    }

    @Test
    void it_is_the_same_on_a_grid_wider_than_the_answer() {
        double[] wide = grid(1, 21);
        Flow misses = new Flow(wide.length);
        misses.addEven(20, wide);
        double[] nodes = new double[wide.length];
        Arrays.fill(nodes, 1_000_000);

        double calls = new Lease(ANSWER_SECONDS).calls(misses, nodes, wide).calls[wide.length - 1];

        // On a wide grid the first second begins without a call under way.
        assertThat(calls).isCloseTo(total(evenly(20), 1_000_000), within(20.0));
        assertThat(calls).isLessThan(20.0 * 20 / 5);
    }

    @Test
    void no_misses_are_no_calls() {
        assertThat(total(new Flow(grid.length), 50)).isZero();
    }

    private double total(Flow misses, double askingNodes) {
        double[] nodes = new double[grid.length];
        Arrays.fill(nodes, askingNodes);
        return new Lease(ANSWER_SECONDS).calls(misses, nodes, grid).calls[grid.length - 1];
    }

    private Flow evenly(double perSecond) {
        Flow misses = new Flow(grid.length);
        misses.addEven(perSecond, grid);
        return misses;
    }

    private static double[] grid(double step, int points) {
        double[] grid = new double[points];
        Arrays.setAll(grid, i -> i * step);
        return grid;
    }
}
