package dev.ghostlight.core.load;

import static dev.ghostlight.core.load.StickersNight.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Balancer.Balance;
import dev.ghostlight.core.model.Balancer.Hash;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AffinityReshuffleTest {
    @ParameterizedTest
    @EnumSource
    void only_hashes_reshuffle(Balance balance) {
        boolean hashes = EnumSet.of(Balance.SOURCE, Balance.URI, Balance.URL_PARAM, Balance.HDR)
                .contains(balance);

        assertThat(findings(balance, Hash.MAP_BASED, 50, 1)).hasSize(hashes ? 1 : 0);
        assertThat(findings(balance, Hash.CONSISTENT, 50, 1)).isEmpty();
    }

    @Test
    void the_part_of_the_clients_that_move_is_told() {
        Finding finding = findings(Balance.SOURCE, Hash.MAP_BASED, 50, 1).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.where().toString()).isEqualTo("ghostlight.yaml#/balancer");
        assertThat(finding.what()).startsWith("With balance source ").contains("98% of all clients", "100 times");
        assertThat(finding.remedy()).contains("hash-type: consistent", "2% of the clients");
        assertThat(evidence(finding, "movedPart")).contains(0.98);
        assertThat(evidence(finding, "movedPartIfConsistent")).contains(0.02);
    }

    @Test
    void nodes_that_restart_together_move_clients_together() {
        assertThat(moves(50, 1)).isEqualTo(100);
        assertThat(moves(50, 10)).isEqualTo(10);
        assertThat(moves(50, 50)).isEqualTo(2);
    }

    @Test
    void a_hash_of_what_is_asked_for_moves_keys() {
        Finding finding = findings(Balance.URL_PARAM, Hash.MAP_BASED, 4, 1).getFirst();

        assertThat(finding.what()).startsWith("With balance url-param ").contains("75% of all keys");
        assertThat(finding.effect()).contains("caches of the whole fleet are cold again");
    }

    @Test
    void a_single_node_has_nobody_to_lose_clients_to() {
        assertThat(findings(Balance.SOURCE, Hash.MAP_BASED, 1, 1)).isEmpty();
        assertThat(findings(Balance.SOURCE, Hash.MAP_BASED, 2, 1)).hasSize(1);
    }

    private static double moves(int nodes, int batch) {
        return evidence(findings(Balance.SOURCE, Hash.MAP_BASED, nodes, batch).getFirst(), "moves")
                .orElseThrow();
    }

    private static List<Finding> findings(Balance balance, Hash hash, int nodes, int batch) {
        return StickersNight.findings("affinity-reshuffle", StickersNight.withBalancer(balance, hash, nodes, batch));
    }
}
