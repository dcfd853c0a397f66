package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;

/**
 * What is known of a signature from before. Two of them add up, in whatever order.
 *
 * @param fingerprint of which signature
 * @param count how often it came
 * @param atDeploys how many of those came around a deploy
 * @param deploysWith around how many deploys it came
 * @param squares the sum of the squares of how often it came in each five minutes of each node, which tells how bursty
 *     it is
 * @param level the gravest that a record of it named
 * @param isTrace whether it has a stack trace
 * @param sample one record of it; the one whose text comes first
 */
public record KnownSignature(
        Fingerprint fingerprint,
        long count,
        long atDeploys,
        int deploysWith,
        long squares,
        Level level,
        boolean isTrace,
        String sample) {

    /** The two together. */
    KnownSignature plus(KnownSignature other) {
        return new KnownSignature(
                fingerprint,
                count + other.count,
                atDeploys + other.atDeploys,
                deploysWith + other.deploysWith,
                squares + other.squares,
                level.isAtLeast(other.level) ? level : other.level,
                isTrace || other.isTrace,
                sample.compareTo(other.sample) <= 0 ? sample : other.sample);
    }

    /** Whether deploys bring it and nothing else does. */
    boolean isDeployNoise() {
        return atDeploys == count && deploysWith > 0;
    }
}
