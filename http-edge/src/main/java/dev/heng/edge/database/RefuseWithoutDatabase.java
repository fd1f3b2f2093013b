package dev.heng.edge.database;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Tells callers at once while the database does not answer, instead of letting each wait for a connection. */
@ApplicationScoped
class RefuseWithoutDatabase {
    private static final int BEFORE_ALL_OTHERS = 0;

    private final DatabasePulse pulse;

    RefuseWithoutDatabase(DatabasePulse pulse) {
        this.pulse = pulse;
    }

    /** @throws ProblemException 503 while the database does not answer */
    @ServerRequestFilter(priority = BEFORE_ALL_OTHERS)
    void refuse() {
        if (!pulse.isBeating()) {
            throw new ProblemException(
                    EdgeProblem.TOO_BUSY, "The database does not answer; the request may be repeated.");
        }
    }
}
