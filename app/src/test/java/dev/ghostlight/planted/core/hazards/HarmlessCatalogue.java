package dev.ghostlight.planted.core.hazards;

import dev.ghostlight.planted.core.load.Curve;

/** No fault: the catalogue may see the features. */
public record HarmlessCatalogue(Curve curve) {}
