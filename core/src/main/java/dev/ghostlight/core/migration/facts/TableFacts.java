package dev.ghostlight.core.migration.facts;

import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * A table as it is in production; never its rows.
 *
 * @param name its name, with its schema where that is not the usual one
 * @param where where these facts are written
 * @param rows how many rows it has
 * @param rowBytes the mean bytes of a row in the table itself, without indexes and values stored aside
 * @param asideBytes bytes of values stored aside (TOAST) in all
 * @param indexBytes bytes of all its indexes
 * @param writesPerSecond statements that write to it per second
 * @param readsPerSecond statements that only read it per second
 * @param longestTransactionSeconds how long the longest transaction that uses it was seen to run
 * @param clientTimeoutSeconds how long those who use it wait for an answer before they give up
 * @param clients how those who write to it behave
 * @param isRetried whether a write that failed is done again later; empty where nobody said
 * @param columns what is known of its columns; may lack some
 */
public record TableFacts(
        String name,
        Place where,
        Quantity rows,
        Quantity rowBytes,
        Quantity asideBytes,
        Quantity indexBytes,
        Quantity writesPerSecond,
        Quantity readsPerSecond,
        Quantity longestTransactionSeconds,
        Quantity clientTimeoutSeconds,
        Clients clients,
        Optional<Boolean> isRetried,
        List<ColumnFacts> columns) {
    public TableFacts {
        columns = List.copyOf(columns);
    }

    /** A table of which nothing is known but its name. */
    public static TableFacts unknown(String name, Place where) {
        Quantity unknown = Quantity.unknown();
        return new TableFacts(
                name,
                where,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                new Clients.Unknown(),
                Optional.empty(),
                List.of());
    }
}
