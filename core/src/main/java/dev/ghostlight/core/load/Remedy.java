package dev.ghostlight.core.load;

/**
 * A change to the service that would help, with what it would give under the planned rollout.
 *
 * @param what what to change, such as {@code pre-warm the hottest 600 keys of sticker-meta on every node}
 * @param peakPerSecond the peak that the most strained store would then see under the planned rollout
 * @param safe whether every store would then stay under its capacity
 * @param makespanSeconds how long the fastest safe rollout would then take; infinite when there is none
 */
public record Remedy(String what, double peakPerSecond, boolean safe, double makespanSeconds) {}
