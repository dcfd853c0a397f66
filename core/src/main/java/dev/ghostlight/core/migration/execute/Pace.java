package dev.ghostlight.core.migration.execute;

/**
 * How fast a backfill goes.
 *
 * @param size of the next batch
 * @param share of the database's time
 * @param rest before the next batch
 * @param brakedSinceSeconds since when it waits for the database to recover; negative while it does not
 * @param deadPartAfterVacuum dead rows for each living one that the last vacuum left; 0 before the first
 */
public record Pace(BatchSize size, Share share, Rest rest, double brakedSinceSeconds, double deadPartAfterVacuum) {
    /** The first one; of a table that is worth it, production's writes are measured before the first batch. */
    public static Pace first(boolean isWorthMeasuring, double nowSeconds) {
        Rest rest =
                isWorthMeasuring ? Rest.quietFrom(nowSeconds) : new Rest(nowSeconds, false, Double.POSITIVE_INFINITY);
        return new Pace(BatchSize.FIRST, Share.FIRST, rest, -1, 0);
    }

    /** The pace after a batch that was committed. */
    public Pace after(double batchSeconds, double longestSeconds, double nowSeconds) {
        return new Pace(
                size.after(batchSeconds, longestSeconds * share.batchPart()),
                share,
                rest.after(share.restSeconds(batchSeconds), nowSeconds),
                brakedSinceSeconds,
                deadPartAfterVacuum);
    }

    /** The pace after a batch that failed. */
    public Pace afterFailure() {
        return new Pace(size.halved(), share, rest, brakedSinceSeconds, deadPartAfterVacuum);
    }

    /** The pace after a vacuum, or after waiting for one in vain. */
    public Pace afterVacuum(double deadPart) {
        return new Pace(size, share, rest, -1, deadPart);
    }

    /** The pace at what is seen of the database now. */
    public Pace at(Seen.Load load, Brakes brakes, double nowSeconds) {
        boolean isBraked = brakes.reason(load, this).isPresent();
        double since = isBraked ? brakedSinceSeconds < 0 ? nowSeconds : brakedSinceSeconds : -1;
        return new Pace(size, share.judged(load.writes(), brakes), rest, since, deadPartAfterVacuum);
    }
}
