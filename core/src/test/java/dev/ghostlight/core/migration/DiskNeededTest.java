package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.rewrite;
import static dev.ghostlight.core.migration.Night.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiskNeededTest {
    @Test
    void more_than_is_free_is_a_danger() {
        Finding finding = found(Quantity.of(200e9)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo(
                        "The migration needs 324 GB (162 GB to 324 GB) of disk for new tables, indexes and the log, beside"
                                + " the old ones; 200 GB are free.");
    }

    @Test
    void all_but_what_is_free_is_a_warning_and_less_is_none() {
        assertThat(found(Quantity.of(350e9))).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(found(Quantity.of(400e9))).isEmpty();
    }

    @Test
    void a_disk_that_nobody_knows_matters_for_much_only() {
        assertThat(found(Quantity.unknown())).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(new Night()
                        .on(small())
                        .freeDisk(Quantity.unknown())
                        .transaction(rewrite().takes(0.1, 0.1, 0.1))
                        .found("disk-needed"))
                .isEmpty();
    }

    @Test
    void a_change_of_the_catalog_needs_none() {
        assertThat(new Night()
                        .on(big())
                        .freeDisk(Quantity.of(0))
                        .transaction(harmless())
                        .found("disk-needed"))
                .isEmpty();
    }

    private static List<Finding> found(Quantity freeDisk) {
        return new Night()
                .on(big())
                .freeDisk(freeDisk)
                .transaction(rewrite().takes(600, 1_000, 2_000))
                .found("disk-needed");
    }
}
