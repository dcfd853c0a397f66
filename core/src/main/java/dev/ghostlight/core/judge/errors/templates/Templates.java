package dev.ghostlight.core.judge.errors.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which messages are known, of what a {@link TemplateModel} has learnt. A pure function of the model; immutable and
 * thread-safe.
 */
public final class Templates {
    /** Nothing is known. */
    static final Templates NONE = new Templates();

    private final LongSet seen = new LongSet();
    private final Set<String> exceptions = new HashSet<>();
    private final Node root = new Node();

    private Templates() {}

    /** What is known after a model was learnt. */
    public static Templates of(TemplateModel model) {
        Templates templates = new Templates();
        model.forEach((shape, _) -> {
            templates.seen.add(shape.fingerprint().hash());
            shape.tokens().stream().filter(Templates::isException).forEach(templates.exceptions::add);
        });
        Slots.of(model).stream()
                .filter(template -> template.tokens().contains(Template.OPEN))
                .forEach(template -> templates.root.add(collapsed(template.tokens()), 0));
        return templates;
    }

    private static boolean isException(String token) {
        return token.endsWith("Exception") || token.endsWith("Error");
    }

    /** An open slot takes what stands beside it in with it, unless that is a slot too. */
    private static List<String> collapsed(List<String> tokens) {
        List<String> collapsed = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean isMarker = Shape.isMarker(token);
            boolean isInSlot = isMarker && (isSlotBefore(collapsed) || isSlotBehind(tokens, i));
            boolean isRepeated =
                    isMarker && !collapsed.isEmpty() && collapsed.getLast().equals(Shape.VALUE);
            if (!isInSlot && !isRepeated) {
                collapsed.add(isMarker ? Shape.VALUE : token);
            }
        }
        return collapsed;
    }

    private static boolean isSlotBefore(List<String> collapsed) {
        return !collapsed.isEmpty() && collapsed.getLast().equals(Template.OPEN);
    }

    private static boolean isSlotBehind(List<String> tokens, int position) {
        int next = position + 1;
        while (next < tokens.size() && Shape.isMarker(tokens.get(next))) {
            next++;
        }
        return next < tokens.size() && tokens.get(next).equals(Template.OPEN);
    }

    /** Whether a message of this fingerprint was seen itself. */
    boolean hasSeen(long fingerprint) {
        return seen.contains(fingerprint);
    }

    /** Whether such a message is known: it was seen, or one that differs from it in slots only. */
    boolean knows(Shape shape) {
        return seen.contains(shape.fingerprint().hash()) || fits(shape);
    }

    /** Whether such a message differs in slots only from one that was seen. */
    boolean fits(Shape shape) {
        return fits(root, shape.collapsed(), 0);
    }

    private boolean fits(Node node, List<String> tokens, int from) {
        if (from == tokens.size()) {
            return node.isEnd;
        }
        String token = tokens.get(from);
        Node next = node.next.get(Shape.isMarker(token) ? Shape.VALUE : token);
        if (next != null && fits(next, tokens, from + 1)) {
            return true;
        }
        Node open = node.next.get(Template.OPEN);
        return open != null && fitsSlot(open, tokens, from);
    }

    /** Lets a slot take names and values, and one word among them at most. */
    private boolean fitsSlot(Node open, List<String> tokens, int from) {
        int words = 0;
        for (int to = from; to < tokens.size(); to++) {
            String token = tokens.get(to);
            words += Shape.isMarker(token) ? 0 : 1;
            boolean isTaken = words <= 1 && (!isException(token) || exceptions.contains(token));
            if (!isTaken) {
                return false;
            }
            if (fits(open, tokens, to + 1)) {
                return true;
            }
        }
        return false;
    }

    /** What may come next behind the same beginning of templates. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private boolean isEnd;

        void add(List<String> tokens, int from) {
            if (from == tokens.size()) {
                isEnd = true;
            } else {
                next.computeIfAbsent(tokens.get(from), _ -> new Node()).add(tokens, from + 1);
            }
        }
    }
}
