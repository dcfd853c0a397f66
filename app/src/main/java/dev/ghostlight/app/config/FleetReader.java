package dev.ghostlight.app.config;

import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Fleet;
import java.util.Locale;

/** Reads the servers and what spreads requests over them. */
final class FleetReader {
    private FleetReader() {}

    static Fleet fleet(Section fleet) throws AlreadyReported {
        int nodes = fleet.has("hosts") ? fleet.items("hosts").size() : (int) fleet.number("nodes");
        return new Fleet(nodes, fleet.number("downtime"), fleet.number("slow-start"));
    }

    static Balancer balancer(Section balancer) throws AlreadyReported {
        return new Balancer(
                balancer.where(),
                constant(Balancer.Balance.class, balancer.text("balance")),
                constant(Balancer.Hash.class, balancer.text("hash-type")));
    }

    /** The constant that a word of the file names. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) throws AlreadyReported {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new AlreadyReported();
    }
}
