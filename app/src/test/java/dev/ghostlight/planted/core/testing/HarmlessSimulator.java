package dev.ghostlight.planted.core.testing;

import dev.ghostlight.planted.core.load.Curve;
import java.util.Random;

/** No fault: the simulator may see the load, and its chance has a seed. */
public record HarmlessSimulator(Curve curve, long seed) {
    Random random() {
        return new Random(seed);
    }
}
