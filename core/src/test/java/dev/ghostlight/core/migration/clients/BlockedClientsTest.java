package dev.ghostlight.core.migration.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.model.Quantity;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockedClientsTest {
    private static final Clients OPEN = new Clients.Open();
    private static final double RATE = 300;
    private static final double TIMEOUT = 1;

    /** Measured: 300 writes/s against PostgreSQL 17, a table locked by ALTER TABLE or by LOCK and a pause. */
    @ParameterizedTest
    @CsvSource({"9.35, 2404", "0.52, 0", "1.54, 160", "3.38, 693", "6.43, 1610"})
    void open_clients_fail_as_measured(double blocked, double measured) {
        ClientHarm harm = harm(OPEN, blocked);

        assertThat(harm.failed().expected()).isCloseTo(measured, Percentage.withPercentage(5));
        assertThat(harm.late()).isEqualTo(Estimate.ZERO);
        assertThat(harm.blocked().expected()).isCloseTo(RATE * blocked, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"6.56, 1578", "1.53, 133", "3.31, 676", "6.22, 1542", "9.37, 2395"})
    void a_pool_that_refuses_after_its_wait_fails_as_measured(double blocked, double measured) {
        ClientHarm harm = harm(new Clients.Pool(20, 1), blocked);

        assertThat(harm.failed().expected()).isCloseTo(measured, Percentage.withPercentage(5));
        assertThat(harm.failed().expected()).isCloseTo(RATE * (blocked - 1) - 20, within(1e-9));
        assertThat(harm.connections()).isEqualTo(Estimate.of(20));
    }

    @ParameterizedTest
    @CsvSource({"1.50, 20, 135", "3.33, 60, 643", "6.21, 120, 1468"})
    void a_pool_that_waits_long_fails_few_and_is_late_as_measured(double blocked, double failed, double late) {
        ClientHarm harm = harm(new Clients.Pool(20, 30), blocked);

        assertThat(harm.failed().expected()).isEqualTo(failed);
        assertThat(harm.late().expected()).isCloseTo(late, Percentage.withPercentage(5));
    }

    @Test
    void a_pool_that_waits_long_behind_a_real_alter_fails_within_a_sixth() {
        // The one measured case that the formulas miss by more: what was measured is longer than the lock was held.
        ClientHarm harm = harm(new Clients.Pool(20, 30), 8.09);

        assertThat(harm.failed().expected()).isEqualTo(160).isCloseTo(140, Percentage.withPercentage(16));
        assertThat(harm.late().expected()).isCloseTo(1_929, Percentage.withPercentage(5));
    }

    @ParameterizedTest
    @CsvSource({
        "30, 0.1, 10.66, 270",
        "300, 1, 8.23, 1198",
        "30, 0.1, 1.51, 30",
        "30, 0.1, 3.30, 90",
        "30, 0.1, 6.21, 150"
    })
    void workers_fail_as_measured(int workers, double think, double blocked, double measured) {
        ClientHarm harm = harm(new Clients.Closed(workers, Quantity.of(think)), blocked);

        assertThat(harm.failed().expected()).isCloseTo(measured, Percentage.withPercentage(5));
        assertThat(harm.connections().high()).isEqualTo(workers);
    }

    @Test
    void the_mean_over_workers_that_pause_at_different_times_is_exact() {
        // L - T - U lies between 0.5 and 1.5 periods' begins: half of the workers fail twice.
        assertThat(harm(new Clients.Closed(10, Quantity.of(1)), 3.5).failed().expected())
                .isCloseTo(15, within(1e-9));
        assertThat(harm(new Clients.Closed(10, Quantity.of(0)), 3.5).failed().expected())
                .isEqualTo(30);
    }

    @Test
    void a_pause_that_nobody_gave_follows_from_the_rate() {
        assertThat(harm(new Clients.Closed(300, Quantity.unknown()), 8.23))
                .isEqualTo(harm(new Clients.Closed(300, Quantity.of(1)), 8.23));
    }

    @Test
    void clients_that_nobody_described_are_the_worst_there_are() {
        for (double blocked : new double[] {0.5, 2, 7.3, 600}) {
            double open = harm(new Clients.Unknown(), blocked).failed().expected();

            assertThat(open).isEqualTo(harm(OPEN, blocked).failed().expected());
            assertThat(open)
                    .isGreaterThanOrEqualTo(
                            harm(new Clients.Pool(20, 1), blocked).failed().expected())
                    .isGreaterThanOrEqualTo(harm(new Clients.Closed(300, Quantity.unknown()), blocked)
                            .failed()
                            .expected());
        }
    }

    @Test
    void a_pool_that_is_never_full_is_as_good_as_none() {
        Quantity slow = Quantity.of(5);

        assertThat(BlockedClients.harm(new Clients.Pool(20, 1), slow, TIMEOUT, Estimate.of(9)))
                .isEqualTo(BlockedClients.harm(OPEN, slow, TIMEOUT, Estimate.of(9)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.99, 1})
    void nobody_fails_as_long_as_the_lock_is_shorter_than_the_timeout(double blocked) {
        assertThat(harm(OPEN, blocked).failed()).isEqualTo(Estimate.ZERO);
        assertThat(harm(new Clients.Closed(30, Quantity.of(0.1)), blocked).failed())
                .isEqualTo(Estimate.ZERO);
        assertThat(BlockedClients.harm(OPEN, Quantity.unknown(), TIMEOUT, Estimate.of(blocked))
                        .failed())
                .isEqualTo(Estimate.ZERO);
    }

    @Test
    void clients_that_wait_for_ever_never_fail() {
        ClientHarm harm = BlockedClients.harm(OPEN, Quantity.of(RATE), Double.POSITIVE_INFINITY, Estimate.of(10));

        assertThat(harm.failed()).isEqualTo(Estimate.ZERO);
        assertThat(harm.delayed()).isEqualTo(Estimate.of(3_000));
        assertThat(harm.connections()).isEqualTo(Estimate.of(3_000));
    }

    @Test
    void an_interval_of_the_lock_becomes_one_of_the_failures() {
        ClientHarm harm = BlockedClients.harm(OPEN, Quantity.of(100), 2, new Estimate(1, 5, 12));

        assertThat(harm.failed()).isEqualTo(new Estimate(0, 300, 1_000));
        assertThat(harm.delayed()).isEqualTo(new Estimate(100, 200, 200));
    }

    @Test
    void what_nobody_knows_stays_unknown() {
        ClientHarm rate = BlockedClients.harm(OPEN, Quantity.unknown(), TIMEOUT, Estimate.of(5));
        ClientHarm time = BlockedClients.harm(OPEN, Quantity.of(RATE), TIMEOUT, Estimate.UNKNOWN);

        assertThat(rate.failed()).isEqualTo(Estimate.UNKNOWN);
        assertThat(time.failed()).isEqualTo(Estimate.UNKNOWN);
        assertThat(time.delayed().high()).isEqualTo(RATE);
        assertThat(BlockedClients.harm(OPEN, Quantity.of(0), TIMEOUT, Estimate.UNKNOWN))
                .isEqualTo(ClientHarm.NONE);
        for (Clients clients : new Clients[] {
            new Clients.Pool(20, 30), new Clients.Pool(20, 1), new Clients.Closed(3, Quantity.unknown())
        }) {
            ClientHarm neither = BlockedClients.harm(clients, Quantity.unknown(), TIMEOUT, Estimate.UNKNOWN);
            assertThat(neither.failed()).isEqualTo(Estimate.UNKNOWN);
        }
    }

    @Test
    void two_locks_add_up_but_for_the_connections() {
        ClientHarm first = harm(OPEN, 3);
        ClientHarm second = harm(OPEN, 0.5);

        assertThat(first.then(second).failed()).isEqualTo(Estimate.of(600));
        assertThat(first.then(second).connections()).isEqualTo(Estimate.of(300));
        assertThat(first.then(second).blocked()).isEqualTo(Estimate.of(1_050));
    }

    private static ClientHarm harm(Clients clients, double blockedSeconds) {
        return BlockedClients.harm(clients, Quantity.of(RATE), TIMEOUT, Estimate.of(blockedSeconds));
    }
}
