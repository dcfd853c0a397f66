package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.testing.FleetSimulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Holds the formulas against a simulation of every single request. */
class LoadOracleTest {
    private static final long FIRST_SEED = 20_261_121;
    private static final int FLEETS = 208;
    private static final int SLOW_FLEETS = 16;
    private static final int LEAST_RUNS = 3;
    private static final int MOST_RUNS = 20;

    /** A fleet is run until so many calls are counted, as fewer say more about chance than about the formulas. */
    private static final double ENOUGH_CALLS = 60_000;

    private static final int WINDOW = 60;

    /** Windows with a lower rate say more about chance than about the formulas. */
    private static final double LEAST_PER_SECOND = 20;

    @Test
    void totals_and_minute_means_agree_with_a_simulation_of_every_request() {
        List<String> wrong = LongStream.range(FIRST_SEED, FIRST_SEED + FLEETS)
                .parallel()
                .mapToObj(seed -> compare(RandomFleet.draw(seed)))
                .flatMap(List::stream)
                .toList();

        assertThat(wrong).as("of %d fleets from seed %d", FLEETS, FIRST_SEED).isEmpty();
    }

    @Test
    void keys_loaded_slowly_before_requests_leave_one_after_the_other() {
        List<String> wrong = LongStream.range(FIRST_SEED, FIRST_SEED + SLOW_FLEETS)
                .parallel()
                .mapToObj(seed -> compare(RandomFleet.draw(seed, RandomFleet.Kind.AFTER_WRITE_PREWARMED_SLOWLY)))
                .flatMap(List::stream)
                .toList();

        assertThat(wrong)
                .as("of %d fleets from seed %d", SLOW_FLEETS, FIRST_SEED)
                .isEmpty();
    }

    private static List<String> compare(RandomFleet fleet) {
        double[] forecast = forecastBySecond(fleet);
        Simulated simulated = simulate(fleet);
        List<String> wrong = new ArrayList<>();
        double total = sum(simulated.meanBySecond(), 0, fleet.seconds());
        double error = sum(forecast, 0, fleet.seconds()) / total - 1;
        double chance = 2 / Math.sqrt(total * simulated.runs());
        if (!(Math.abs(error) <= 0.005 + chance)) {
            wrong.add(
                    String.format("total off by %.2f %%, chance explains %.2f: %s", error * 100, chance * 100, fleet));
        }
        for (int from = 0; from + WINDOW <= fleet.seconds(); from += WINDOW) {
            double calls = sum(simulated.meanBySecond(), from, from + WINDOW);
            double off = sum(forecast, from, from + WINDOW) / calls - 1;
            if (calls > LEAST_PER_SECOND * WINDOW && !(Math.abs(off) <= 0.07)) {
                wrong.add(String.format("minute from %d s off by %.1f %%: %s", from, off * 100, fleet));
            }
        }
        return wrong;
    }

    private static double[] forecastBySecond(RandomFleet fleet) {
        LoadModel model = new LoadModel(fleet.facts());
        LoadModel.Loads loads = model.loads(model.lives(fleet.schedule()));
        double[] calls = loads.stores().getFirst().flow().calls;
        double[] bySecond = new double[fleet.seconds()];
        int last = loads.grid().length - 1;
        for (int second = 0; second < fleet.seconds(); second++) {
            bySecond[second] = Grids.at(calls, loads.grid(), last, second + 1.0, 0)
                    - Grids.at(calls, loads.grid(), last, second, 0);
        }
        return bySecond;
    }

    @SuppressWarnings("ArrayRecordComponent") // written once, read within this class
    private record Simulated(double[] meanBySecond, int runs) {}

    private static Simulated simulate(RandomFleet fleet) {
        Cache cache = fleet.facts().caches().getFirst();
        double answer = fleet.facts().stores().getFirst().answerSeconds();
        double[] sum = new double[fleet.seconds()];
        double counted = 0;
        int runs = 0;
        while (runs < LEAST_RUNS || (runs < MOST_RUNS && counted < ENOUGH_CALLS)) {
            long seed = fleet.seed() * MOST_RUNS + runs++;
            long[] calls = FleetSimulator.callsPerSecond(
                    fleet.facts().fleet(), cache, answer, fleet.schedule(), fleet.seconds(), seed);
            counted += LongStream.of(calls).sum();
            Arrays.setAll(sum, second -> sum[second] + calls[second]);
        }
        int divisor = runs;
        return new Simulated(Arrays.stream(sum).map(each -> each / divisor).toArray(), runs);
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
