package dev.ghostlight.core.judge.metrics;

import java.time.Instant;

/**
 * That a metric changed.
 *
 * @param evidence the e-value; so many times more probable is what was seen if it changed than if not
 * @param pValue at most the probability of so much evidence at any time if nothing changed
 * @param provenAt the end of the interval with which there was proof
 * @param since when it began, as far as can be told
 * @param ratio after against before, less what the unchanged nodes did; NaN where there was nothing before
 * @param ratioLow what it is at least, NaN where not known
 * @param ratioHigh what it is at most, infinite or NaN where not known
 * @param numbers what was seen
 */
public record Proof(
        double evidence,
        double pValue,
        Instant provenAt,
        Instant since,
        double ratio,
        double ratioLow,
        double ratioHigh,
        Numbers numbers) {}
