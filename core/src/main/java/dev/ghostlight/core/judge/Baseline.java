package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was learnt of releases that are known to work, and what people said of it: immutable once made, thread-safe.
 *
 * <p>Baselines add up: the sum of two is what one would be that had learnt the lines of both, whatever the order. It
 * keeps {@value #SIGNATURES_KEPT} signatures at most, the most frequent ones.
 */
public final class Baseline {
    /** So that a run-away log fills no disk. */
    static final int SIGNATURES_KEPT = 131_072;

    /** Nothing is known. */
    public static final Baseline NOTHING =
            new Baseline(List.of(), new TemplateModel(), new TreeMap<>(), new TreeMap<>());

    private final List<Learnt> learnt;
    private final TemplateModel model;
    private final SortedMap<Long, KnownSignature> signatures;
    private final SortedMap<Long, Mark> marks;

    Baseline(
            Collection<Learnt> learnt,
            TemplateModel model,
            SortedMap<Long, KnownSignature> signatures,
            SortedMap<Long, Mark> marks) {
        this.learnt = learnt.stream().sorted().toList();
        this.model = model;
        this.signatures = Collections.unmodifiableSortedMap(kept(signatures));
        this.marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    private static SortedMap<Long, KnownSignature> kept(SortedMap<Long, KnownSignature> all) {
        if (all.size() <= SIGNATURES_KEPT) {
            return new TreeMap<>(all);
        }
        SortedMap<Long, KnownSignature> kept = new TreeMap<>();
        all.values().stream()
                .sorted((a, b) -> a.count() != b.count()
                        ? Long.compare(b.count(), a.count())
                        : Long.compare(a.fingerprint().hash(), b.fingerprint().hash()))
                .limit(SIGNATURES_KEPT)
                .forEach(signature -> kept.put(signature.fingerprint().hash(), signature));
        return kept;
    }

    /** Where it came from, the oldest first. */
    public List<Learnt> learnt() {
        return learnt;
    }

    /** The shapes of all messages; not to be changed. */
    public TemplateModel model() {
        return model;
    }

    /** Each signature that is known. */
    public Collection<KnownSignature> signatures() {
        return signatures.values();
    }

    /** What is known of a signature. */
    public Optional<KnownSignature> signature(Fingerprint fingerprint) {
        return Optional.ofNullable(signatures.get(fingerprint.hash()));
    }

    /** What people said, in the order of the fingerprints. */
    public Collection<Mark> marks() {
        return marks.values();
    }

    /** What a person said of a signature. */
    public Optional<Mark> mark(Fingerprint fingerprint) {
        return Optional.ofNullable(marks.get(fingerprint.hash()));
    }

    /** How many deploys lie in what was learnt. */
    public int deploys() {
        return learnt.stream().mapToInt(Learnt::deploys).sum();
    }

    /** How long was looked, the sum over all nodes, in seconds. */
    public double nodeSeconds() {
        return learnt.stream().mapToDouble(Learnt::nodeSeconds).sum();
    }

    /** Whether it knows nothing, and so has nothing to compare with. */
    public boolean isEmpty() {
        return model.size() == 0;
    }

    /** The two together; of two marks of a signature the later one. */
    public Baseline plus(Baseline other) {
        List<Learnt> all = new ArrayList<>(learnt);
        all.addAll(other.learnt);
        TemplateModel sum = new TemplateModel();
        sum.add(model);
        sum.add(other.model);
        SortedMap<Long, KnownSignature> both = new TreeMap<>(signatures);
        other.signatures.forEach((hash, signature) -> both.merge(hash, signature, KnownSignature::plus));
        SortedMap<Long, Mark> said = new TreeMap<>(marks);
        other.marks.forEach((hash, mark) -> said.merge(hash, mark, Baseline::later));
        return new Baseline(all, sum, both, said);
    }

    private static Mark later(Mark one, Mark other) {
        if (one.atMillis() != other.atMillis()) {
            return one.atMillis() > other.atMillis() ? one : other;
        }
        return one.meaning().compareTo(other.meaning()) >= 0 ? one : other;
    }

    /** The same with one more mark, in the place of an earlier one. */
    public Baseline with(Mark mark) {
        SortedMap<Long, Mark> said = new TreeMap<>(marks);
        said.put(mark.fingerprint().hash(), mark);
        return new Baseline(learnt, model, signatures, said);
    }

    /** The same without what was said of a signature. */
    public Baseline without(Fingerprint marked) {
        SortedMap<Long, Mark> said = new TreeMap<>(marks);
        said.remove(marked.hash());
        return new Baseline(learnt, model, signatures, said);
    }
}
