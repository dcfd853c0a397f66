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

    static final int LAST_NEED = 4;

    /** A word of which this part stands in slots is what slots are filled with. */
    private static final double SHARE_OF_FILLER = 0.9;

    private Slots() {}

    /** The templates of what was learnt, each once. */
    static Collection<Template> of(TemplateModel model) {
        List<Template> templates = new ArrayList<>(model.size());
        Map<String, String> words = new HashMap<>();
        model.forEach((shape, seen) -> templates.add(Template.of(shape, seen, words)));
        Collection<Template> left = templates;
        for (int need : ROUNDS) {
            left = round(List.copyOf(left), need);
        }
        return left;
    }

    private static Collection<Template> round(List<Template> templates, int need) {
        Contexts contexts = Contexts.of(templates, need);
        Set<String> fillers = fillers(templates, contexts);
        Map<List<String>, Template> merged = new LinkedHashMap<>();
        for (int i = 0; i < templates.size(); i++) {
            Template opened = templates.get(i).opened(chosen(templates, i, contexts, fillers));
            merged.merge(opened.tokens(), opened, Template::plus);
        }
        return merged.values();
    }

    /** Words that stand in slots nearly always. */
    private static Set<String> fillers(List<Template> templates, Contexts contexts) {
        Map<String, long[]> inSlotsAndInAll = new HashMap<>();
        for (int i = 0; i < templates.size(); i++) {
            Template template = templates.get(i);
            for (int position = 0; position < template.tokens().size(); position++) {
                String token = template.tokens().get(position);
                if (Template.isWord(token)) {
                    long[] counts = inSlotsAndInAll.computeIfAbsent(token, _ -> new long[2]);
                    counts[0] += contexts.isOpen(i, position) ? template.count() : 0;
                    counts[1] += template.count();
                }
            }
        }
        Set<String> fillers = new HashSet<>();
        inSlotsAndInAll.forEach((word, counts) -> {
            if (counts[0] >= SHARE_OF_FILLER * counts[1]) {
                fillers.add(word);
            }
        });
        return fillers;
    }

    /** Never the first token, and never the last word that is left. */
    private static List<Integer> chosen(
            List<Template> templates, int template, Contexts contexts, Set<String> fillers) {
        List<String> tokens = templates.get(template).tokens();
        long words = tokens.stream().filter(Template::isWord).count();
        List<Integer> chosen = new ArrayList<>(0);
        for (int i = 1; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean isWord = Template.isWord(token);
            boolean isOpened =
                    (contexts.isOpen(template, i) || (isWord && fillers.contains(token))) && !(isWord && words == 1);
            if (isOpened && !token.equals(Template.OPEN)) {
                chosen.add(i);
                words -= isWord ? 1 : 0;
            }
        }
        return chosen;
    }
}
