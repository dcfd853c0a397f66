package dev.ghostlight.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds numbers to what the contract promises. */
final class Decimals {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private static final int DECIMALS = 6;

    private Decimals() {}

    /** A finite rate or count to six significant digits, at most six of them behind the point. */
    static BigDecimal rate(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(SIX_DIGITS);
        return plain(rounded.scale() > DECIMALS ? rounded.setScale(DECIMALS, RoundingMode.HALF_EVEN) : rounded);
    }

    /** A finite time to the millisecond. */
    static BigDecimal seconds(double seconds) {
        return plain(BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_EVEN));
    }

    /** Without zeros at the end, and without an exponent as long as that is readable. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.precision() - stripped.scale() <= 18 ? stripped.setScale(0) : stripped;
    }
}
