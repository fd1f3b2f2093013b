package dev.heng.budget.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who takes whose place. */
@ApplicationScoped
public class Delegations {
    private final ApprovalSql sql;

    Delegations(ApprovalSql sql) {
        this.sql = sql;
    }

    /** One delegation. */
    public Optional<Delegation> delegation(String hospital, String code) {
        return sql
                .rows(
                        "select * from approval_delegation where hospital = ? and code = ?",
                        query -> {
                            query.setString(1, hospital);
                            query.setString(2, code);
                        },
                        Delegations::delegation)
                .stream()
                .findFirst();
    }

    /**
     * In code order.
     *
     * @param user whose place is taken; null for anybody
     * @param delegate who takes it; null for anybody
     * @param after the code before the first wanted; empty for the start
     */
    public List<Delegation> list(
            String hospital, @Nullable String user, @Nullable String delegate, String after, int rows) {
        String query = """
                select * from approval_delegation
                where hospital = ? and code > ? and delegator = coalesce(?, delegator) and delegate = coalesce(?, delegate)
                order by code limit ?
                """;
        return sql.rows(
                query,
                row -> {
                    row.setString(1, hospital);
                    row.setString(2, after);
                    row.setString(3, user);
                    row.setString(4, delegate);
                    row.setInt(5, rows);
                },
                Delegations::delegation);
    }

    /** Whose place the user may take on a day. */
    List<Approver.StandIn> of(String hospital, String delegate, LocalDate day) {
        return sql.rows(
                "select * from approval_delegation where hospital = ? and delegate = ? and ? between valid_from and valid_to order by code",
                query -> {
                    query.setString(1, hospital);
                    query.setString(2, delegate);
                    query.setObject(3, day);
                },
                row -> {
                    DelegationDefinition found = delegation(row).definition();
                    return new Approver.StandIn(found.user(), found.roles(), found.kinds());
                });
    }

    /** Keeps others from writing delegations of the hospital until the caller's transaction ends. */
    void lock(String hospital) {
        sql.rows(
                "select pg_advisory_xact_lock(hashtextextended('approval_delegation/' || ?, 0))",
                query -> query.setString(1, hospital),
                row -> true);
    }

    /** Writes the present state; the caller holds the lock and a transaction. */
    void save(String hospital, Delegation delegation) {
        String upsert = """
                insert into approval_delegation (hospital, code, delegator, delegate, roles, kinds, valid_from, valid_to, version,
                                                 changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    delegator = excluded.delegator, delegate = excluded.delegate, roles = excluded.roles, kinds = excluded.kinds,
                    valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = excluded.version,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """;
        DelegationDefinition definition = delegation.definition();
        sql.write(upsert, row -> {
            row.setString(1, hospital);
            row.setString(2, delegation.code());
            row.setString(3, definition.user());
            row.setString(4, definition.delegate());
            row.setArray(
                    5,
                    CaseRows.texts(
                            row.getConnection(),
                            definition.roles().stream().map(Enum::name).toList()));
            row.setArray(
                    6,
                    CaseRows.texts(
                            row.getConnection(),
                            definition.kinds().stream().map(Enum::name).toList()));
            row.setObject(7, definition.validFrom());
            row.setObject(8, definition.validTo());
            row.setLong(9, delegation.version());
            row.setString(10, delegation.changedBy());
            row.setObject(11, CaseRows.time(delegation.changedAt()));
        });
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString("code"),
                new DelegationDefinition(
                        row.getString("delegator"),
                        row.getString("delegate"),
                        CaseRows.texts(row, "roles").stream()
                                .map(ApproverRole::valueOf)
                                .collect(Collectors.toSet()),
                        CaseRows.texts(row, "kinds").stream()
                                .map(DocumentKind::valueOf)
                                .collect(Collectors.toSet()),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
