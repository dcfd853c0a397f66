package dev.ghostlight.core.testing;

/** A seed that says itself when a test fails. */
public record Seed(long value) {}
