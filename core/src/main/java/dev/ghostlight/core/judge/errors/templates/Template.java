package dev.ghostlight.core.judge.errors.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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

    /** A shape that was seen. */
    static Template of(Shape shape, TemplateModel.Seen seen) {
        List<Names> names = new ArrayList<>();
        int place = 0;
        for (String token : shape.tokens()) {
            names.add(token.equals(Shape.NAME) ? seen.names(place++) : new Names());
        }
        return new Template(shape.tokens(), names, seen.count());
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
        List<String> opened = new ArrayList<>(tokens);
        List<Names> left = new ArrayList<>(names);
        for (int position : positions) {
            opened.set(position, OPEN);
            left.set(position, new Names());
        }
        return new Template(opened, left, count);
    }

    /** The sum of two with the same tokens. */
    Template plus(Template other) {
        List<Names> sum = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Names both = new Names();
            both.add(names.get(i));
            both.add(other.names.get(i));
            sum.add(both);
        }
        return new Template(tokens, sum, count + other.count);
    }

    static boolean isWord(String token) {
        return !Shape.isMarker(token) && !token.equals(OPEN);
    }
}
