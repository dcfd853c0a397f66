package dev.ghostlight.app.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a first {@code ghostlight.yaml}: what was answered, and as comments what could be added.
 *
 * <p>The answers are not checked here: reading the text tells what is wrong with them, or missing.
 */
public final class FirstFile {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/%()-]*( sigma)?");

    private final StringBuilder text = new StringBuilder();
    private final Answers answers;

    private FirstFile(Answers answers) {
        this.answers = answers;
    }

    /** The text of the file. */
    public static String yaml(Answers answers) {
        FirstFile file = new FirstFile(answers);
        file.head();
        file.fleet();
        file.store();
        file.cache();
        file.rollout();
        return file.text.toString();
    }

    private void head() {
        line(0, "# What Ghostlight knows of this service. Lines that begin with # are facts still to be given;");
        line(0, "# a forecast says where it had to assume one. docs/guide/configuration.md describes every word.");
        required(0, "service", Question.SERVICE, "service");
        line(0, "environments:");
        line(1, "prod:");
    }

    private void fleet() {
        line(2, "fleet:");
        required(3, "nodes", Question.NODES);
        optional(3, "downtime", Question.DOWNTIME);
    }

    private void store() {
        line(2, "stores:");
        line(3, name(Question.STORE, "store") + ":");
        optional(4, "kind", Question.STORE_KIND);
        optional(4, "capacity", Question.CAPACITY);
        optional(4, "baseline", Question.BASELINE);
        optional(4, "queue", Question.QUEUE);
        optional(4, "answer", Question.ANSWER);
        optional(4, "timeout", Question.TIMEOUT);
        optional(4, "retries", Question.RETRIES);
    }

    private void cache() {
        line(2, "caches:");
        line(3, name(Question.CACHE, "cache") + ":");
        required(4, "fills-from", Question.STORE, "store");
        required(4, "held", Question.HELD, "per-node");
        expires();
        optional(4, "single-flight", Question.SINGLE_FLIGHT);
        required(4, "requests", Question.REQUESTS);
        line(4, "keys:");
        required(5, "count", Question.KEYS);
        required(5, "popularity", Question.POPULARITY);
    }

    private void expires() {
        boolean never = answers.to(Question.TTL).equals(Optional.of("never"));
        if (never && answers.to(Question.MAX_ENTRIES).isEmpty()) {
            line(4, "expires: never");
            return;
        }
        line(4, "expires:");
        if (!never) {
            optional(5, "after-write", Question.TTL);
            optional(5, "jitter", Question.JITTER);
        }
        optional(5, "max-entries", Question.MAX_ENTRIES);
    }

    private void rollout() {
        line(0, "rollout:");
        required(1, "gap", Question.GAP);
        optional(1, "batch", Question.BATCH);
        optional(1, "max-unavailable", Question.MAX_UNAVAILABLE);
    }

    private String name(Question question, String otherwise) {
        String name = answers.to(question).orElse(otherwise);
        // Some readers of YAML take 1e3 and 12:30 for numbers.
        return Character.isDigit(name.charAt(0)) ? quoted(name) : scalar(name);
    }

    private void required(int level, String word, Question question, String otherwise) {
        line(level, word + ": " + name(question, otherwise));
    }

    /** A word that is left out when it was not answered, so that reading the file asks for it. */
    private void required(int level, String word, Question question) {
        answers.to(question).ifPresent(answer -> line(level, word + ": " + scalar(answer)));
    }

    private void optional(int level, String word, Question question) {
        line(
                level,
                answers.to(question)
                        .map(answer -> word + ": " + scalar(answer))
                        .orElse("# " + word + ": " + question.example()));
    }

    private void line(int level, String line) {
        text.append("  ".repeat(level)).append(line).append('\n');
    }

    /** An answer as one YAML value, whatever its characters are. */
    private static String scalar(String answer) {
        List<String> spoken = List.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");
        boolean plain = answer.length() <= 100
                && PLAIN.matcher(answer).matches()
                && spoken.stream().noneMatch(answer::equalsIgnoreCase);
        return plain ? answer : quoted(answer);
    }

    private static String quoted(String answer) {
        StringBuilder quoted = new StringBuilder("\"");
        answer.chars().forEach(character -> {
            boolean asItIs = character >= ' ' && character < 0x7f && character != '"' && character != '\\';
            quoted.append(asItIs ? String.valueOf((char) character) : String.format("\\u%04x", character));
        });
        return quoted.append('"').toString();
    }
}
