package dev.ghostlight.app.config;

/** Small configurations for tests. */
final class Sample {
    /** What is required, and nothing else. */
    static final String SMALL = """
            service: s
            environments:
              prod:
                fleet: { nodes: 2 }
                stores: { main-db: {} }
                caches:
                  c:
                    fills-from: main-db
                    held: per-node
                    expires: { after-write: 2h }
                    requests: 8000/s
                    keys: { count: 12000, popularity: uniform }
            rollout: { gap: 4m }
            """;

    private Sample() {}
}
