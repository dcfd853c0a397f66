package dev.ghostlight.core.judge.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One signature in the watch. For one thread. */
final class Watched {
    private final CountKind kind;
    private final @Nullable CountModel model;
    private final int historyEpisodes;
    private final boolean isRegular;
    private List<Track> tracks;
    private int slot = -1;
    private double changed;
    private double controls;
    private int moreSince = -1;
    private int fewerSince = -1;

    /**
     * @param model how it behaved before, where enough is known
     * @param tracks two where either of two models may be wrong; none where it has to appear first
     */
    Watched(CountKind kind, @Nullable CountModel model, int historyEpisodes, boolean isRegular, List<Track> tracks) {
        this.kind = kind;
        this.model = model;
        this.historyEpisodes = historyEpisodes;
        this.isRegular = isRegular;
        this.tracks = tracks;
    }

    CountKind kind() {
        return kind;
    }

    @Nullable
    CountModel model() {
        return model;
    }

    int historyEpisodes() {
        return historyEpisodes;
    }

    /** Whether its absence says something. */
    boolean isRegular() {
        return isRegular;
    }

    /** Whether history knows enough of it. */
    boolean isKnown() {
        return model != null;
    }

    boolean hasTracks() {
        return !tracks.isEmpty();
    }

    /** Of a signature that appears now: as which of those that history does not know, from 0. */
    void appear(int asSlot, Track track) {
        slot = asSlot;
        tracks = List.of(track);
    }

    int slot() {
        return slot;
    }

    void add(int interval, int[] nodes, double[] counts, int length, WatchedFleet fleet) {
        for (int i = 0; i < length; i++) {
            changed += fleet.isChanged(nodes[i]) ? counts[i] : 0;
            controls += fleet.isChanged(nodes[i]) ? 0 : counts[i];
        }
        for (Track track : tracks) {
            track.add(interval, nodes, counts, length);
        }
    }

    void catchUp(int interval) {
        for (Track track : tracks) {
            track.catchUp(interval);
        }
    }

    /** Notes whether there is proof. */
    void look(int interval, double enoughMore, double enoughFewer) {
        lookForMore(interval, enoughMore);
        if (fewerSince < 0 && isRegular && fewer() >= enoughFewer) {
            fewerSince = interval;
        }
    }

    private boolean mayBeMore(double enough) {
        double logEnough = Math.log(enough);
        for (Track track : tracks) {
            if (track.logMoreAtMost() < logEnough) {
                return false;
            }
        }
        return true;
    }

    /** Notes whether there is proof that it became more frequent. */
    void lookForMore(int interval, double enough) {
        if (moreSince < 0 && mayBeMore(enough) && more() >= enough) {
            moreSince = interval;
        }
    }

    /** The least of what its models say. */
    double more() {
        double least = tracks.isEmpty() ? 1 : Double.POSITIVE_INFINITY;
        for (Track track : tracks) {
            least = Math.min(least, track.more());
        }
        return least;
    }

    double fewer() {
        double least = tracks.isEmpty() ? 1 : Double.POSITIVE_INFINITY;
        for (Track track : tracks) {
            least = Math.min(least, track.fewer());
        }
        return least;
    }

    RatioInterval ratio(double alpha) {
        return tracks.isEmpty()
                ? new RatioInterval(0, Double.POSITIVE_INFINITY)
                : tracks.getFirst().ratio(alpha);
    }

    double effectFactor() {
        return !tracks.isEmpty() && tracks.getFirst() instanceof ComparedTrack compared
                ? compared.effect().meanFactor()
                : 1;
    }

    double changed() {
        return changed;
    }

    double controls() {
        return controls;
    }

    int moreSince() {
        return moreSince;
    }

    int fewerSince() {
        return fewerSince;
    }
}
