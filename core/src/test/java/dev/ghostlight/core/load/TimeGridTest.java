package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeGridTest {
    @Test
    void it_ascends_from_0_to_the_horizon_through_every_moment() {
        double[] grid = TimeGrid.after(new double[] {70, 7, 7, 30, -4, 500}, 100);

        assertThat(grid).startsWith(0).endsWith(100).contains(7, 30, 70);
        for (int i = 1; i < grid.length; i++) {
            assertThat(grid[i]).isGreaterThan(grid[i - 1]);
        }
    }

    @Test
    void it_is_dense_after_a_moment_and_nowhere_wide() {
        double[] grid = TimeGrid.after(new double[] {1_000}, 10_000);
        int moment = IntStream.range(0, grid.length)
                .filter(i -> grid[i] == 1_000)
                .findFirst()
                .orElseThrow();

        assertThat(grid[moment + 1] - grid[moment]).isLessThan(0.05);
        for (int i = moment + 10; i + 1 < grid.length; i++) {
            assertThat(grid[i + 1] - grid[i]).isLessThan(0.2 * (grid[i] - 1_000));
        }
    }

    @Test
    void a_long_calm_after_many_moments_is_not_left_out() {
        double[] moments = DoubleStream.iterate(0, t -> t + 2).limit(300).toArray();
        double[] grid = TimeGrid.after(moments, 7_200);

        assertThat(grid).hasSizeGreaterThan(1_000);
        for (int i = 0; i + 1 < grid.length; i++) {
            assertThat(grid[i + 1] - grid[i]).isLessThan(800);
        }
        assertThat(DoubleStream.of(grid).filter(t -> t > 598).count()).isGreaterThan(60);
    }

    @Test
    void a_hundred_thousand_moments_are_thinned_out() {
        double[] moments = DoubleStream.iterate(0, t -> t + 0.1).limit(100_000).toArray();

        assertThat(TimeGrid.after(moments, 20_000)).hasSizeLessThan(1_300);
    }

    @Test
    void no_moments_are_a_grid_too() {
        assertThat(TimeGrid.after(new double[0], 10)).startsWith(0).endsWith(10);
    }
}
