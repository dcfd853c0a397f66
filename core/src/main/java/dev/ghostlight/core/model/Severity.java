package dev.ghostlight.core.model;

/** How much a finding matters: {@code DANGER} blocks a deploy, the others inform. */
public enum Severity {
    /** Harm to production is forecast; the exit code is 1. */
    DANGER,
    /** Likely to surprise; blocks only with {@code --fail-on warning}. */
    WARNING,
    /** Good to know. */
    NOTE
}
