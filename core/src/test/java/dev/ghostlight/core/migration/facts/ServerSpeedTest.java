package dev.ghostlight.core.migration.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Quantity;
import org.junit.jupiter.api.Test;

class ServerSpeedTest {
    private static final Quantity UNKNOWN = Quantity.unknown();

    @Test
    void a_server_whose_read_takes_longer_is_slower_by_as_much() {
        ServerSpeed speed = new ServerSpeed(UNKNOWN, Quantity.of(0.06)).beside(0.04);
        assertThat(speed.slowness().orElse(0)).isEqualTo(1.5);
    }

    @Test
    void what_a_person_stated_stays() {
        ServerSpeed stated = new ServerSpeed(Quantity.of(3), Quantity.of(0.06));
        assertThat(stated.isToBeCompared()).isFalse();
        assertThat(stated.beside(0.04)).isEqualTo(stated);
    }

    @Test
    void without_a_read_there_nothing_is_compared() {
        assertThat(ServerSpeed.UNKNOWN.isToBeCompared()).isFalse();
        assertThat(ServerSpeed.UNKNOWN.beside(0.04)).isEqualTo(ServerSpeed.UNKNOWN);
    }
}
