package dev.ghostlight.core.judge.errors.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Messages that differ in their slots only, and what stood in the places for names. Not thread-safe.
 *
 * <p>Its tokens are those of a {@link Shape}, and {@link #OPEN} for an open slot.
 */
final class Template {
    /** A slot in which anything may stand. */
    static final String OPEN = "*";

    private final List<String> tokens;
    private final List<Names> names;
    private final long count;

    /** @param names for each token what stood there, of which only those at places for names have any */
    Template(List<String> tokens, List<Names> names, long count) {
        this.tokens = List.copyOf(tokens);
        this.names = List.copyOf(names);
        this.count = count;
    }

    /**
     * A shape that was seen.
     *
     * @param words those of other templates, so that each is held once
     */
    static Template of(Shape shape, TemplateModel.Seen seen, Map<String, String> words) {
        List<String> tokens = new ArrayList<>();
        List<Names> names = new ArrayList<>();
        int place = 0;
        for (String token : shape.tokens()) {
            tokens.add(words.computeIfAbsent(token, each -> each));
            names.add(token.equals(Shape.NAME) ? seen.names(place++) : Names.NONE);
        }
        return new Template(tokens, names, seen.count());
    }

    List<String> tokens() {
        return tokens;
    }

    long count() {
        return count;
    }

    Names names(int position) {
        return names.get(position);
    }

    /** The same with some of its positions open. */
    Template opened(Collection<Integer> positions) {
        if (positions.isEmpty()) {
            return this;
        }
        List<String> opened = new ArrayList<>(tokens);
        List<Names> left = new ArrayList<>(names);
        for (int position : positions) {
            opened.set(position, OPEN);
            left.set(position, Names.NONE);
        }
        return new Template(opened, left, count);
    }

    /** The sum of two with the same tokens. */
    Template plus(Template other) {
        List<Names> sum = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            sum.add(names.get(i).plus(other.names.get(i)));
        }
        return new Template(tokens, sum, count + other.count);
    }

    static boolean isWord(String token) {
        return !Shape.isMarker(token) && !token.equals(OPEN);
    }
}
