package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.load.LoadModel.Loads;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLoadsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 3, 240})
    void peaks_alone_are_those_of_the_whole_reading(double gapSeconds) {
        LoadModel model = new LoadModel(Stickers.facts(3_000, 0.9));
        Lives lives = model.lives(Stickers.evenly(Stickers.NODES, gapSeconds));
        Loads loads = model.loads(lives);
        StoreLoad whole = StoreLoads.read(model, lives, 0, loads).getFirst();

        List<StorePeak> peaks = StoreLoads.peaks(model, lives, 0, loads);

        assertThat(peaks)
                .containsExactly(new StorePeak(
                        whole.store(),
                        whole.peakPerSecond(),
                        whole.peakAtSeconds(),
                        whole.busiestSecondCalls(),
                        whole.busiestAtSeconds(),
                        whole.busiestWithMarginCalls()));
        assertThat(peaks.getFirst().isSafe()).isEqualTo(whole.isSafe());
    }
}
