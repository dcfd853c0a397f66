package dev.ghostlight.core.judge.errors.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which places of messages are slots. A pure function of what was learnt.
 *
 * <p>A place is looked at together with what stands around it, once with all of it and once with the two tokens on
 * either side. It is a slot if enough different things were seen there, one of them a name and some of them rarely:
 * words of the list alone never make one, as they are states and kinds. The widest slots are opened first, so that a
 * word beside one is not taken for another.
 */
final class Slots {
    /** How many different things have to be seen in each round. */
    private static final int[] ROUNDS = {20, 8, 5, 4, 4};

    private static final int LAST_NEED = 4;

    /** So many different things make a slot even if none is rare. */
    private static final int MANY = 8;

    private static final int RARE_NEEDED = 2;
    private static final long RARE_MAX = 2;

    /** A word of which this part stands in slots is what slots are filled with. */
    private static final double SHARE_OF_FILLER = 0.9;

    private Slots() {}

    /** The templates of what was learnt, each once. */
    static Collection<Template> of(TemplateModel model) {
        List<Template> all = new ArrayList<>();
        model.forEach((shape, seen) -> all.add(Template.of(shape, seen)));
        Collection<Template> templates = all;
        for (int need : ROUNDS) {
            templates = round(templates, need);
        }
        return templates;
    }

    private static Collection<Template> round(Collection<Template> templates, int need) {
        Contexts contexts = Contexts.of(templates);
        Map<Template, Set<Integer>> open = new LinkedHashMap<>();
        templates.forEach(template -> open.put(template, contexts.open(template, need)));
        Set<String> fillers = fillers(open);
        Map<List<String>, Template> merged = new LinkedHashMap<>();
        open.forEach((template, positions) -> {
            Template opened = template.opened(chosen(template, positions, fillers));
            merged.merge(opened.tokens(), opened, Template::plus);
        });
        return merged.values();
    }

    /** Words that stand in slots nearly always. */
    private static Set<String> fillers(Map<Template, Set<Integer>> open) {
        Map<String, long[]> inSlotsAndInAll = new HashMap<>();
        open.forEach((template, positions) -> {
            for (int i = 0; i < template.tokens().size(); i++) {
                String token = template.tokens().get(i);
                if (Template.isWord(token)) {
                    long[] counts = inSlotsAndInAll.computeIfAbsent(token, _ -> new long[2]);
                    counts[0] += positions.contains(i) ? template.count() : 0;
                    counts[1] += template.count();
                }
            }
        });
        Set<String> fillers = new HashSet<>();
        inSlotsAndInAll.forEach((word, counts) -> {
            if (counts[0] >= SHARE_OF_FILLER * counts[1]) {
                fillers.add(word);
            }
        });
        return fillers;
    }

    /** Never the first token, and never the last word that is left. */
    private static List<Integer> chosen(Template template, Set<Integer> open, Set<String> fillers) {
        List<String> tokens = template.tokens();
        long words = tokens.stream().filter(Template::isWord).count();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean isWord = Template.isWord(token);
            boolean isOpened = (open.contains(i) || (isWord && fillers.contains(token))) && !(isWord && words == 1);
            if (isOpened && !token.equals(Template.OPEN)) {
                chosen.add(i);
                words -= isWord ? 1 : 0;
            }
        }
        return chosen;
    }

    /** What stood at a place, in one context. */
    private static final class Fillers {
        private final Map<String, Long> counts = new HashMap<>();
        private boolean hasName;
        private boolean hasWord;
        private boolean isOpen;

        void add(Template template, int position) {
            String token = template.tokens().get(position);
            if (token.equals(Template.OPEN)) {
                isOpen = true;
            } else if (token.equals(Shape.NAME)) {
                hasName = true;
                template.names(position).counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
            } else {
                hasWord = true;
                counts.merge(token, template.count(), Long::sum);
            }
        }

        boolean isSlot(int need) {
            if (isOpen) {
                return true;
            }
            if (!hasName) {
                return false;
            }
            int different = counts.size();
            boolean isMixed = need == LAST_NEED && hasWord && different > 1 && different < LAST_NEED;
            return isMixed || (different >= need && (different >= MANY || rare() >= RARE_NEEDED));
        }

        private long rare() {
            return counts.values().stream().filter(count -> count <= RARE_MAX).count();
        }
    }

    /** All places with what stands around them. */
    private static final class Contexts {
        private final Map<String, Fillers> fillers = new HashMap<>();

        static Contexts of(Collection<Template> templates) {
            Contexts contexts = new Contexts();
            for (Template template : templates) {
                for (int i = 0; i < template.tokens().size(); i++) {
                    if (!template.tokens().get(i).equals(Shape.VALUE)) {
                        contexts.at(whole(template.tokens(), i)).add(template, i);
                        contexts.at(near(template.tokens(), i)).add(template, i);
                    }
                }
            }
            return contexts;
        }

        private Fillers at(String context) {
            return fillers.computeIfAbsent(context, _ -> new Fillers());
        }

        Set<Integer> open(Template template, int need) {
            Set<Integer> open = new HashSet<>();
            for (int i = 0; i < template.tokens().size(); i++) {
                if (!template.tokens().get(i).equals(Shape.VALUE)
                        && (at(whole(template.tokens(), i)).isSlot(need)
                                || at(near(template.tokens(), i)).isSlot(need))) {
                    open.add(i);
                }
            }
            return open;
        }

        private static String whole(List<String> tokens, int position) {
            return position + " " + String.join(" ", tokens.subList(0, position)) + " _ "
                    + String.join(" ", tokens.subList(position + 1, tokens.size()));
        }

        private static String near(List<String> tokens, int position) {
            return token(tokens, position - 2) + " " + token(tokens, position - 1) + " _ " + token(tokens, position + 1)
                    + " " + token(tokens, position + 2);
        }

        private static String token(List<String> tokens, int position) {
            return position < 0 ? "^" : position < tokens.size() ? tokens.get(position) : "$";
        }
    }
}
