package dev.ghostlight.app.judge;

import dev.ghostlight.core.judge.SignatureClass;

/**
 * A line of a changed node.
 *
 * @param node the node's name
 * @param number its number, from 1
 * @param fingerprint of the record it belongs to
 * @param kind what that is against the baseline
 */
public record JudgedLine(String node, long number, String fingerprint, SignatureClass kind) {}
