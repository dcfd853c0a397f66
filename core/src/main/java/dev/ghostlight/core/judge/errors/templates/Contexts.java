package dev.ghostlight.core.judge.errors.templates;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which places of templates are slots by what else was seen in places with the same tokens around them. Places of the
 * same surroundings are chained, and told apart by hashes of 64 bits. For one thread.
 */
final class Contexts {
    private static final long EDGE = Hashes.of("^");
    private static final int SIDE = 2;

    private final List<Template> templates;

    /** Where the places of each template begin among all places. */
    private final int[] starts;

    private final BitSet open = new BitSet();

    private Contexts(List<Template> templates) {
        this.templates = templates;
        starts = new int[templates.size() + 1];
        for (int i = 0; i < templates.size(); i++) {
            starts[i + 1] = starts[i] + templates.get(i).tokens().size();
        }
    }

    /**
     * The places that are slots, all templates' places counted in their order.
     *
     * @param need how many different things have to be seen
     */
    static Contexts of(List<Template> templates, int need) {
        Contexts contexts = new Contexts(templates);
        contexts.look(need, true);
        contexts.look(need, false);
        return contexts;
    }

    /** Whether a place of a template is a slot. */
    boolean isOpen(int template, int position) {
        return open.get(starts[template] + position);
    }

    private void look(int need, boolean isWhole) {
        int places = starts[templates.size()];
        long[] keys = new long[Integer.highestOneBit(Math.max(8, places)) * 4];
        int[] heads = new int[keys.length];
        int[] next = new int[places];
        int[] owners = new int[places];
        for (int i = 0; i < templates.size(); i++) {
            chain(
                    i,
                    isWhole
                            ? whole(templates.get(i).tokens())
                            : near(templates.get(i).tokens()),
                    keys,
                    heads,
                    next);
            Arrays.fill(owners, starts[i], starts[i + 1], i);
        }
        for (int head : heads) {
            if (head > 0 && isSlot(head, next, owners, need)) {
                for (int place = head; place > 0; place = next[place - 1]) {
                    open.set(place - 1);
                }
            }
        }
    }

    private void chain(int template, long[] contexts, long[] keys, int[] heads, int[] next) {
        List<String> tokens = templates.get(template).tokens();
        for (int i = 0; i < contexts.length; i++) {
            if (tokens.get(i).equals(Shape.VALUE)) {
                continue;
            }
            int slot = (int) (contexts[i] ^ (contexts[i] >>> 32)) & (keys.length - 1);
            while (heads[slot] != 0 && keys[slot] != contexts[i]) {
                slot = (slot + 1) & (keys.length - 1);
            }
            int place = starts[template] + i;
            keys[slot] = contexts[i];
            next[place] = heads[slot];
            heads[slot] = place + 1;
        }
    }

    private boolean isSlot(int head, int[] next, int[] owners, int need) {
        Fillers fillers = new Fillers();
        for (int place = head; place > 0; place = next[place - 1]) {
            int owner = owners[place - 1];
            fillers.add(templates.get(owner), place - 1 - starts[owner]);
        }
        return fillers.isSlot(need);
    }

    /** For each place the hash of where it is and of all other tokens. */
    private static long[] whole(List<String> tokens) {
        long[] hashes = new long[tokens.size()];
        long sum = 0;
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hashes.then(i, Hashes.of(tokens.get(i)));
            sum += hashes[i];
        }
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hashes.then(i, Hashes.then(hashes.length, sum - hashes[i]));
        }
        return hashes;
    }

    /** For each place the hash of the two tokens on either side. */
    private static long[] near(List<String> tokens) {
        long[] hashes = new long[tokens.size()];
        Arrays.setAll(hashes, i -> Hashes.of(tokens.get(i)));
        long[] near = new long[hashes.length];
        for (int i = 0; i < near.length; i++) {
            long hash = Hashes.SEED;
            for (int j = i - SIDE; j <= i + SIDE; j++) {
                if (j != i) {
                    hash = Hashes.then(hash, j < 0 || j >= hashes.length ? EDGE : hashes[j]);
                }
            }
            near[i] = hash;
        }
        return near;
    }

    /** What stood at places with the same surroundings. */
    private static final class Fillers {
        /** So many different things make a slot even if none is rare. */
        private static final int MANY = 8;

        private static final int RARE_NEEDED = 2;
        private static final long RARE_MAX = 2;

        private Map<String, Long> counts = Map.of();
        private boolean hasName;
        private boolean hasWord;
        private boolean isOpen;

        void add(Template template, int position) {
            String token = template.tokens().get(position);
            if (token.equals(Template.OPEN)) {
                isOpen = true;
            } else if (token.equals(Shape.NAME)) {
                hasName = true;
                template.names(position).forEach(this::count);
            } else {
                hasWord = true;
                count(token, template.count());
            }
        }

        private void count(String filler, long count) {
            if (counts.isEmpty()) {
                counts = Map.of(filler, count);
                return;
            }
            if (counts.size() == 1) {
                counts = new HashMap<>(counts);
            }
            counts.merge(filler, count, Long::sum);
        }

        boolean isSlot(int need) {
            if (isOpen) {
                return true;
            }
            if (!hasName) {
                return false;
            }
            int different = counts.size();
            boolean isMixed = need == Slots.LAST_NEED && hasWord && different > 1 && different < Slots.LAST_NEED;
            return isMixed || (different >= need && (different >= MANY || rare() >= RARE_NEEDED));
        }

        private long rare() {
            return counts.values().stream().filter(count -> count <= RARE_MAX).count();
        }
    }
}
