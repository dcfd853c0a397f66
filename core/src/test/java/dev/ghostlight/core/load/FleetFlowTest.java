package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetFlowTest {
    private static final double OUT_SECONDS = 7;

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0", "5, 20", "0.5, 30"})
    void cold_exposure_is_the_sum_over_all_lives(double gapSeconds, double rampSeconds) {
        Lives lives = Lives.of(Stickers.evenly(30, gapSeconds), OUT_SECONDS)
                .thenRollback(Stickers.evenly(30, gapSeconds), 180, OUT_SECONDS);
        Exposure exposure = Exposure.of(lives, rampSeconds);
        double[] grid = new double[500];
        Arrays.setAll(grid, second -> second);

        double[] sum = FleetFlow.coldExposure(lives, exposure, grid);

        for (int k = 0; k < grid.length; k++) {
            double each = 0;
            for (int i = 0; i < lives.begins().size(); i++) {
                each += exposure.since(lives.begins().at[i], Math.min(grid[k], lives.ends().at[i]));
            }
            assertThat(sum[k]).as("at %s s", grid[k]).isCloseTo(each, within(1e-9 * (1 + each)));
        }
    }
}
