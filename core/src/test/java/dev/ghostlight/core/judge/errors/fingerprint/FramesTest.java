package dev.ghostlight.core.judge.errors.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", ") in /src/Orders.cs:line 31", "Orders.Load) in x", "(", ")", "()", ": (:", "async (", "{"})
    void a_frame_that_was_cut_apart_is_read_as_far_as_it_goes(String frame) {
        assertThatNoException().isThrownBy(() -> Frames.at(frame));
    }

    @Test
    void a_frame_of_net_is_known_by_its_method() {
        assertThat(Frames.at("Shop.Orders.Load(Int32 x) in /src/Orders.cs:line 31"))
                .isEqualTo(Optional.of("Shop.Orders.Load"));
    }
}
