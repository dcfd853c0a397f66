package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Margin;

/** What a margin means in numbers. */
final class Margins {
    private Margins() {}

    /** A mean rate with the margin added: what must stay within the capacity. */
    static double above(double meanPerSecond, Margin margin) {
        return switch (margin) {
            case Margin.None() -> meanPerSecond;
            case Margin.Sigmas(double sigmas) -> meanPerSecond + sigmas * Math.sqrt(meanPerSecond);
            case Margin.Part(double part) -> meanPerSecond / (1 - part);
        };
    }

    /** The highest mean rate that stays within a capacity with the margin added. */
    static double highestMean(double capacityPerSecond, Margin margin) {
        return switch (margin) {
            case Margin.None() -> capacityPerSecond;
            case Margin.Sigmas(double sigmas) -> {
                double root = (Math.sqrt(sigmas * sigmas + 4 * capacityPerSecond) - sigmas) / 2;
                yield root * root;
            }
            case Margin.Part(double part) -> capacityPerSecond * (1 - part);
        };
    }
}
