package dev.ghostlight.core.model;

/**
 * One number behind a finding.
 *
 * @param name the name, in camel case and ending in its unit, such as {@code peakPerSecond}
 * @param value the value in that unit; finite
 */
public record Evidence(String name, double value) {
    public Evidence {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is not a finite number: " + value);
        }
    }
}
