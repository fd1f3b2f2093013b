package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Port through which a capability gives the relay the present state of its objects; one bean for each {@link EventKind}. */
public interface EventSource {
    /** The kind of objects that this source knows. */
    EventKind kind();

    /**
     * The event bodies of the named objects as they are now, read set-wise and on the given connection (auto-commit).
     *
     * @param incarnation the ledger's present incarnation, part of every body
     * @param keys outbox keys without duplicates
     * @return body by key, serialised to JSON by the relay; an object that does not exist is left out
     */
    Map<String, Object> present(Connection connection, long incarnation, List<String> keys) throws SQLException;

    /**
     * The keys of everything this source holds for a hospital, for a republication.
     *
     * @param after the last key of the page before, empty at the start
     * @return at most {@code limit} keys in a fixed order
     */
    List<String> keys(Connection connection, String hospital, String after, int limit) throws SQLException;
}
