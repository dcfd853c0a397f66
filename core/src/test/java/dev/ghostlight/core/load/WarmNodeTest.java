package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import dev.ghostlight.core.model.Expiry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmNodeTest {
    private static final double REQUESTS = 100;
    private static final int NODES = 4;

    private final List<KeyClass> classes = List.of(new KeyClass(10, 0.05), new KeyClass(500, 0.001));

    @Test
    void it_asks_at_the_steady_rate_while_nobody_restarts() {
        FillRules rules = rules(Expiry.afterWrite(60));
        double steady = new SteadyState(classes, rules, Double.POSITIVE_INFINITY).perSecond(1.0 / NODES);

        Flow flow = calls(rules, Lives.of(Stickers.evenly(NODES, 1e6), 0));

        assertThat(flow.calls[300]).isCloseTo(300 * steady, within(0.001 * 300 * steady));
        assertThat(flow.perSecond[150]).isCloseTo(steady, within(0.01 * steady));
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 600})
    void it_asks_for_more_while_others_are_out(double lifetime) {
        FillRules rules = rules(Expiry.afterWrite(lifetime));
        double steady = new SteadyState(classes, rules, Double.POSITIVE_INFINITY).perSecond(1.0 / NODES);

        // From 50 s on two of the four nodes are out.
        Flow flow = calls(rules, Lives.of(Stickers.evenly(NODES, 50), 100));

        assertThat(flow.perSecond[60]).isBetween(1.1 * steady, 2 * steady);
        assertThat(flow.calls[60]).isGreaterThan(60 * steady);
    }

    private Flow calls(FillRules rules, Lives lives) {
        double[] grid = new double[301];
        Arrays.setAll(grid, second -> second);
        return new WarmNode(classes, rules, Double.POSITIVE_INFINITY).calls(Exposure.of(lives, 0), grid);
    }

    private static FillRules rules(Expiry expiry) {
        return new FillRules(expiry, 0, false, REQUESTS, 1.0 / NODES);
    }
}
