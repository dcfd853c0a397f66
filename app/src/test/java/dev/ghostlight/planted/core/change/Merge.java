package dev.ghostlight.planted.core.change;

import dev.ghostlight.planted.core.load.Curve;

/** Faults: a feature sees another one, in a package without {@code @NullMarked}. */
record Merge(Curve curve) {}
