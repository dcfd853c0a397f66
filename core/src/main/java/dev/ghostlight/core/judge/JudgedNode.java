package dev.ghostlight.core.judge;

/**
 * A node whose lines are judged or held against.
 *
 * @param name its name
 * @param source where its lines come from, as people know it, such as a file
 * @param isChanged whether the release that is judged runs on it
 */
public record JudgedNode(String name, String source, boolean isChanged) {}
