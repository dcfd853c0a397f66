package dev.ghostlight.app.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers for a first configuration, as they were typed; immutable.
 *
 * @param given the answers; a question that was not answered is missing
 */
public record Answers(Map<Question, String> given) {
    public Answers {
        given = Map.copyOf(given);
    }

    /** No answers. */
    public static Answers none() {
        return new Answers(Map.of());
    }

    /** These answers and one more; one without characters is none. */
    public Answers with(Question question, String answer) {
        if (answer.isBlank()) {
            return this;
        }
        Map<Question, String> all = new EnumMap<>(Question.class);
        all.putAll(given);
        all.put(question, answer.strip());
        return new Answers(all);
    }

    /** The answer to a question. */
    public Optional<String> to(Question question) {
        return Optional.ofNullable(given.get(question));
    }
}
