package dev.ghostlight.core.model;

/**
 * What spreads requests over the nodes.
 *
 * @param where where it is described
 * @param balance how a node is chosen
 * @param hash how a hash becomes a node
 */
public record Balancer(Place where, Balance balance, Hash hash) {
    /** How a node is chosen; the words are HAProxy's. */
    public enum Balance {
        /** In turns. */
        ROUNDROBIN,
        /** In turns, with weights that cannot change while it runs. */
        STATIC_RR,
        /** The node with the fewest connections. */
        LEASTCONN,
        /** The first node with room. */
        FIRST,
        /** By a draw. */
        RANDOM,
        /** By a hash of the client's address. */
        SOURCE,
        /** By a hash of the path. */
        URI,
        /** By a hash of a query parameter. */
        URL_PARAM,
        /** By a hash of a header. */
        HDR,
        /** By a cookie that names the node. */
        COOKIE;

        /** Whether the node follows from a hash of something in the request. */
        public boolean hashes() {
            return switch (this) {
                case SOURCE, URI, URL_PARAM, HDR -> true;
                case ROUNDROBIN, STATIC_RR, LEASTCONN, FIRST, RANDOM, COOKIE -> false;
            };
        }

        /** Whether the node follows from what is asked for, so that a key is asked of one node only. */
        public boolean followsKey() {
            return this == URI || this == URL_PARAM;
        }
    }

    /** How a hash becomes a node; the words are HAProxy's. */
    public enum Hash {
        /** By the position in a table of the servers that are up: most entries move when one leaves. */
        MAP_BASED,
        /** By a ring: only the leaving server's share moves. */
        CONSISTENT
    }

    /** Whether most clients change their node when one node leaves. */
    public boolean reshuffles() {
        return balance.hashes() && hash == Hash.MAP_BASED;
    }
}
