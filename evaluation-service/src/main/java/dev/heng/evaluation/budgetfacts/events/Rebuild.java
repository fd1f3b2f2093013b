package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Empties the projections; scorecards stay as they are until the topics are read again to their end. */
@ApplicationScoped
class Rebuild {
    private static final List<String> PROJECTIONS =
            List.of("hospital", "centre", "centre_interval", "chart", "subject", "period", "cell");

    private final Sql sql;
    private final Watermarks watermarks;

    Rebuild(Sql sql, Watermarks watermarks) {
        this.sql = sql;
        this.watermarks = watermarks;
    }

    @Transactional
    void empty() {
        PROJECTIONS.forEach(table -> sql.update("delete from " + table));
        watermarks.forget();
    }
}
