package dev.heng.budget.approval;

import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.organisation.Centres;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The routes of hospitals. */
@ApplicationScoped
public class ApprovalRoutes {
    private final ApprovalSql sql;
    private final Centres centres;

    ApprovalRoutes(ApprovalSql sql, Centres centres) {
        this.sql = sql;
        this.centres = centres;
    }

    /** One route. */
    public Optional<ApprovalRoute> route(String hospital, String code) {
        return read(hospital, "code = ? limit 1", query -> query.setString(2, code)).stream()
                .findFirst();
    }

    /**
     * In code order.
     *
     * @param kind null for every one
     * @param after the code before the first wanted; empty for the start
     */
    public List<ApprovalRoute> list(String hospital, @Nullable DocumentKind kind, String after, int rows) {
        return read(hospital, "code > ? and kind = coalesce(?, kind) order by code limit ?", query -> {
            query.setString(2, after);
            query.setString(3, kind == null ? null : kind.name());
            query.setInt(4, rows);
        });
    }

    /**
     * The way of a document: of the enabled routes that fit the one with the lowest priority, else the standard one.
     *
     * @param today on whose tree the centres stand
     */
    Route choose(String hospital, DocumentKind kind, DocumentFacts facts, LocalDate today) {
        List<ApprovalRoute> possible =
                read(hospital, "kind = ? and enabled order by priority", query -> query.setString(2, kind.name()));
        Set<String> upwards = new HashSet<>(facts.centres());
        if (possible.stream().anyMatch(each -> !each.definition().centres().isEmpty())) {
            CentreTree tree = centres.treeOn(today, hospital);
            facts.centres().forEach(centre -> upwards.addAll(tree.upwards(centre)));
        }
        return possible.stream()
                .filter(each -> each.definition().fits(facts, upwards))
                .findFirst()
                .map(each -> new Route(each.code(), each.definition().steps()))
                .orElseGet(() -> Route.standard(kind));
    }

    /** Keeps others from writing routes of the hospital until the caller's transaction ends. */
    void lock(String hospital) {
        sql.rows(
                "select pg_advisory_xact_lock(hashtextextended('approval_route/' || ?, 0))",
                query -> query.setString(1, hospital),
                row -> true);
    }

    /** Another enabled route of the same kind and priority: nobody could tell which one holds. */
    Optional<ApprovalRoute> twin(String hospital, String code, ApprovalRouteDefinition definition) {
        return read(hospital, "code <> ? and kind = ? and priority = ? and enabled", query -> {
                    query.setString(2, code);
                    query.setString(3, definition.kind().name());
                    query.setInt(4, definition.priority());
                })
                .stream()
                .findFirst();
    }

    /** Writes the present state; the caller holds the lock and a transaction. */
    void save(String hospital, ApprovalRoute route) {
        String upsert = """
                insert into approval_route (hospital, code, name, kind, amount_above, amount_up_to, subjects, funds, centres, priority,
                                            enabled, version, changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, code) do update set
                    name = excluded.name, kind = excluded.kind, amount_above = excluded.amount_above, amount_up_to = excluded.amount_up_to,
                    subjects = excluded.subjects, funds = excluded.funds, centres = excluded.centres, priority = excluded.priority,
                    enabled = excluded.enabled, version = excluded.version, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at
                """;
        ApprovalRouteDefinition definition = route.definition();
        sql.write(upsert, row -> {
            row.setString(1, hospital);
            row.setString(2, route.code());
            row.setString(3, definition.name());
            row.setString(4, definition.kind().name());
            row.setBigDecimal(5, definition.amountAbove());
            row.setBigDecimal(6, definition.amountUpTo());
            row.setArray(7, CaseRows.texts(row.getConnection(), definition.subjects()));
            row.setArray(8, CaseRows.texts(row.getConnection(), definition.funds()));
            row.setArray(9, CaseRows.texts(row.getConnection(), definition.centres()));
            row.setInt(10, definition.priority());
            row.setBoolean(11, definition.isEnabled());
            row.setLong(12, route.version());
            row.setString(13, route.changedBy());
            row.setObject(14, CaseRows.time(route.changedAt()));
        });
        sql.write("delete from approval_route_part where hospital = ? and route = ?", row -> {
            row.setString(1, hospital);
            row.setString(2, route.code());
        });
        String insert =
                "insert into approval_route_part (hospital, route, step, part, name, role, centre, users, quorum)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        sql.writeAll(insert, row -> addParts(row, hospital, route));
    }

    private static void addParts(PreparedStatement row, String hospital, ApprovalRoute route) throws SQLException {
        List<RouteStep> steps = route.definition().steps();
        for (int step = 1; step <= steps.size(); step++) {
            RouteStep at = steps.get(step - 1);
            for (int part = 1; part <= at.parts().size(); part++) {
                row.setString(1, hospital);
                row.setString(2, route.code());
                row.setInt(3, step);
                row.setInt(4, part);
                row.setString(5, at.name());
                CaseRows.bind(row, 6, at.parts().get(part - 1));
                row.addBatch();
            }
        }
    }

    /** @param condition on the routes of the hospital; its values are bound from the second on */
    private List<ApprovalRoute> read(String hospital, String condition, ApprovalSql.Values values) {
        record Head(String code, Row values) {}
        List<Head> heads = sql.rows(
                "select * from approval_route where hospital = ? and " + condition,
                query -> {
                    query.setString(1, hospital);
                    values.bind(query);
                },
                row -> new Head(row.getString("code"), Row.of(row)));
        Map<String, List<RouteStep>> steps =
                steps(hospital, heads.stream().map(Head::code).toList());
        return heads.stream()
                .map(head -> head.values().route(head.code(), steps.getOrDefault(head.code(), List.of())))
                .toList();
    }

    /** A row of a route, before its steps are known. */
    private record Row(ApprovalRouteDefinition empty, long version, String changedBy, OffsetDateTime at) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new ApprovalRouteDefinition(
                            row.getString("name"),
                            DocumentKind.valueOf(row.getString("kind")),
                            row.getBigDecimal("amount_above"),
                            row.getBigDecimal("amount_up_to"),
                            CaseRows.texts(row, "subjects"),
                            CaseRows.texts(row, "funds"),
                            CaseRows.texts(row, "centres"),
                            row.getInt("priority"),
                            row.getBoolean("enabled"),
                            List.of()),
                    row.getLong("version"),
                    row.getString("changed_by"),
                    row.getObject("changed_at", OffsetDateTime.class));
        }

        ApprovalRoute route(String code, List<RouteStep> steps) {
            ApprovalRouteDefinition whole = new ApprovalRouteDefinition(
                    empty.name(),
                    empty.kind(),
                    empty.amountAbove(),
                    empty.amountUpTo(),
                    empty.subjects(),
                    empty.funds(),
                    empty.centres(),
                    empty.priority(),
                    empty.isEnabled(),
                    steps);
            return new ApprovalRoute(code, whole, version, changedBy, at.toInstant());
        }
    }

    private Map<String, List<RouteStep>> steps(String hospital, List<String> routes) {
        Map<String, TreeMap<Integer, RouteStep>> steps = new HashMap<>();
        sql.rows(
                "select * from approval_route_part where hospital = ? and route = any (?) order by route, step, part",
                query -> {
                    query.setString(1, hospital);
                    query.setArray(2, CaseRows.texts(query.getConnection(), routes));
                },
                row -> steps.computeIfAbsent(row.getString("route"), none -> new TreeMap<>())
                        .merge(
                                row.getInt("step"),
                                new RouteStep(row.getString("name"), List.of(CaseRows.part(row))),
                                (before, more) -> {
                                    List<RoutePart> parts = new ArrayList<>(before.parts());
                                    parts.addAll(more.parts());
                                    return new RouteStep(before.name(), parts);
                                }));
        Map<String, List<RouteStep>> lists = new HashMap<>();
        steps.forEach((route, numbered) -> lists.put(route, List.copyOf(numbered.values())));
        return lists;
    }
}
