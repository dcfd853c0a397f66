package dev.ghostlight.core.judge.metrics;

import java.util.Optional;

/**
 * Something that a person says should go on happening: {@code mails_sent per orders_paid}, or a beat.
 *
 * @param metric what should happen
 * @param per on which occasions; nothing for a beat, of which each point is one
 */
public record ExpectedEvent(String metric, Optional<String> per) {
    private static final String PER = " per ";

    /** By its words: {@code METRIC} or {@code METRIC per METRIC}; nothing if they are neither. */
    public static Optional<ExpectedEvent> parse(String text) {
        String[] names = text.strip().split(PER, -1);
        boolean isNamed = names.length <= 2;
        for (String name : names) {
            isNamed &= !name.isBlank();
        }
        return isNamed
                ? Optional.of(new ExpectedEvent(
                        names[0].strip(), names.length == 2 ? Optional.of(names[1].strip()) : Optional.empty()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return metric + per.map(occasion -> PER + occasion).orElse("");
    }
}
