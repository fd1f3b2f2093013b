package dev.heng.budget.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cases of hospitals. */
@ApplicationScoped
public class ApprovalCases {
    private static final int READ_MAX = 5;

    private final ApprovalSql sql;

    ApprovalCases(ApprovalSql sql) {
        this.sql = sql;
    }

    /** One case. */
    public Optional<ApprovalCase> approval(String hospital, long number) {
        return approvals(hospital, List.of(number)).stream().findFirst();
    }

    /** The same, locked until the caller's transaction ends. */
    Optional<ApprovalCase> lock(String hospital, long number) {
        List<Long> found = sql.rows(
                "select number from approval_case where hospital = ? and number = ? for update",
                query -> key(query, hospital, number),
                row -> row.getLong(1));
        return found.isEmpty() ? Optional.empty() : approval(hospital, number);
    }

    /** The newest case of a document. */
    Optional<ApprovalCase> latest(String hospital, DocumentId document) {
        return sql
                .rows(
                        "select number from approval_case where hospital = ? and kind = ? and document = ? order by number desc limit 1",
                        query -> {
                            query.setString(1, hospital);
                            query.setString(2, document.kind().name());
                            query.setString(3, document.id());
                        },
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .flatMap(number -> approval(hospital, number));
    }

    /** Several cases, in the order of the numbers; one that moves while it is read is read again. */
    List<ApprovalCase> approvals(String hospital, List<Long> numbers) {
        for (int attempt = 1; ; attempt++) {
            List<ApprovalCase> found = read(hospital, numbers);
            if (attempt == READ_MAX || versions(hospital, numbers).equals(versions(found))) {
                return found;
            }
        }
    }

    private static Map<Long, Long> versions(List<ApprovalCase> found) {
        return found.stream().collect(Collectors.toMap(ApprovalCase::number, ApprovalCase::version));
    }

    private Map<Long, Long> versions(String hospital, List<Long> numbers) {
        Map<Long, Long> versions = new HashMap<>();
        sql.rows(
                "select number, version from approval_case where hospital = ? and number = any (?)",
                query -> keys(query, hospital, numbers),
                row -> versions.put(row.getLong(1), row.getLong(2)));
        return versions;
    }

    private List<ApprovalCase> read(String hospital, List<Long> numbers) {
        Map<Long, Map<Integer, List<RoutePart>>> parts = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<Long, List<ApprovalTask>> tasks = tasks(hospital, numbers);
        sql.rows(
                "select * from approval_part where hospital = ? and approval = any (?) order by approval, step, part",
                query -> keys(query, hospital, numbers),
                row -> {
                    names.put(row.getLong("approval") + "/" + row.getInt("step"), row.getString("name"));
                    return parts.computeIfAbsent(row.getLong("approval"), none -> new TreeMap<>())
                            .computeIfAbsent(row.getInt("step"), none -> new ArrayList<>())
                            .add(CaseRows.part(row));
                });
        Map<Long, ApprovalCase> found = new HashMap<>();
        sql.rows(
                "select * from approval_case where hospital = ? and number = any (?)",
                query -> keys(query, hospital, numbers),
                row -> {
                    long number = row.getLong("number");
                    List<RouteStep> steps = new ArrayList<>();
                    parts.getOrDefault(number, Map.of())
                            .forEach((step, list) ->
                                    steps.add(new RouteStep(String.valueOf(names.get(number + "/" + step)), list)));
                    return found.put(number, approval(row, steps, tasks.getOrDefault(number, List.of())));
                });
        return numbers.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** The tasks of the present visits, with the approvals that they have. */
    private Map<Long, List<ApprovalTask>> tasks(String hospital, List<Long> numbers) {
        Map<String, List<Vote>> votes = new HashMap<>();
        sql.rows("""
                select e.approval, e.task, e.actor, e.acting_for
                from approval_event e join approval_case c on c.hospital = e.hospital and c.number = e.approval and c.visit = e.visit
                where e.hospital = ? and e.approval = any (?) and e.action = 'APPROVED' and c.state = 'OPEN' order by e.event
                """, query -> keys(query, hospital, numbers), row -> {
            String actor = row.getString("actor");
            String seat = row.getString("acting_for");
            return votes.computeIfAbsent(row.getLong("approval") + "/" + row.getInt("task"), none -> new ArrayList<>())
                    .add(new Vote(actor, seat == null ? actor : seat));
        });
        Map<Long, List<ApprovalTask>> tasks = new HashMap<>();
        sql.rows("""
                select t.* from approval_task t join approval_case c on c.hospital = t.hospital and c.number = t.approval and c.visit = t.visit
                where t.hospital = ? and t.approval = any (?) and c.state = 'OPEN' order by t.approval, t.task
                """, query -> keys(query, hospital, numbers), row -> {
            int task = row.getInt("task");
            return tasks.computeIfAbsent(row.getLong("approval"), none -> new ArrayList<>())
                    .add(new ApprovalTask(
                            task,
                            CaseRows.part(row),
                            CaseRows.texts(row, "handed"),
                            CaseRows.texts(row, "received"),
                            row.getString("added_by"),
                            votes.getOrDefault(row.getLong("approval") + "/" + task, List.of())));
        });
        return tasks;
    }

    private static ApprovalCase approval(ResultSet row, List<RouteStep> steps, List<ApprovalTask> tasks)
            throws SQLException {
        return new ApprovalCase(
                row.getString("hospital"),
                row.getLong("number"),
                new DocumentId(DocumentKind.valueOf(row.getString("kind")), row.getString("document")),
                new DocumentFacts(
                        row.getString("title"),
                        row.getInt("year"),
                        row.getBigDecimal("amount"),
                        CaseRows.texts(row, "centres"),
                        CaseRows.texts(row, "subjects"),
                        CaseRows.texts(row, "funds"),
                        CaseRows.texts(row, "preparers"),
                        row.getString("digest")),
                row.getString("submitter"),
                row.getString("route"),
                steps,
                ApprovalState.valueOf(row.getString("state")),
                CaseRows.position(row),
                tasks,
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                CaseRows.instant(row, "closed_at"),
                row.getLong("version"));
    }

    /** What happened to a case, in order. */
    public List<ApprovalEvent> history(String hospital, long number) {
        return sql.rows(
                "select * from approval_event where hospital = ? and approval = ? order by event",
                query -> key(query, hospital, number),
                CaseRows::event);
    }

    /** A number that no other case has. */
    long nextNumber() {
        return sql.rows("select nextval('approval_number')", query -> {}, row -> row.getLong(1))
                .getFirst();
    }

    /** Stores a new case. @return false when the document has an open one already; nothing is stored then */
    boolean add(Move move) {
        ApprovalCase approval = move.after();
        DocumentFacts facts = approval.facts();
        String insert = """
                insert into approval_case (hospital, number, kind, document, title, year, amount, digest, submitter, route, opened_at,
                                           centres, subjects, funds, preparers, state, step, visit, since, jumps, reminded_at, closed_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """;
        int added = sql.write(insert, row -> {
            key(row, approval.hospital(), approval.number());
            row.setString(3, approval.document().kind().name());
            row.setString(4, approval.document().id());
            row.setString(5, facts.title());
            row.setInt(6, facts.year());
            row.setBigDecimal(7, facts.amount());
            row.setString(8, facts.digest());
            row.setString(9, approval.submitter());
            row.setString(10, approval.route());
            row.setObject(11, CaseRows.time(approval.openedAt()));
            row.setArray(12, CaseRows.texts(row.getConnection(), facts.centres()));
            row.setArray(13, CaseRows.texts(row.getConnection(), facts.subjects()));
            row.setArray(14, CaseRows.texts(row.getConnection(), facts.funds()));
            row.setArray(15, CaseRows.texts(row.getConnection(), facts.preparers()));
            CaseRows.bindPlace(row, 16, approval);
        });
        if (added == 1) {
            addParts(approval);
            addTasks(approval);
            addEvent(approval, move.event());
        }
        return added == 1;
    }

    /** Writes what a move made of a case; the caller holds the lock of the case. */
    void save(Move move) {
        ApprovalCase approval = move.after();
        String update = """
                update approval_case set state = ?, step = ?, visit = ?, since = ?, jumps = ?, reminded_at = ?, closed_at = ?, version = ?
                where hospital = ? and number = ?
                """;
        sql.write(update, row -> {
            CaseRows.bindPlace(row, 1, approval);
            row.setString(9, approval.hospital());
            row.setLong(10, approval.number());
        });
        addEvent(approval, move.event());
        addTasks(approval);
        closeTasks(approval, move.event().at());
    }

    private void addParts(ApprovalCase approval) {
        String insert = "insert into approval_part (hospital, approval, step, part, name, role, centre, users, quorum)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        sql.writeAll(insert, row -> {
            for (int step = 1; step <= approval.steps().size(); step++) {
                RouteStep at = approval.steps().get(step - 1);
                for (int part = 1; part <= at.parts().size(); part++) {
                    key(row, approval.hospital(), approval.number());
                    row.setInt(3, step);
                    row.setInt(4, part);
                    row.setString(5, at.name());
                    CaseRows.bind(row, 6, at.parts().get(part - 1));
                    row.addBatch();
                }
            }
        });
    }

    private void addTasks(ApprovalCase approval) {
        String insert = """
                insert into approval_task (hospital, approval, visit, task, handed, received, added_by, role, centre, users, quorum)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, approval, visit, task) do update set handed = excluded.handed, received = excluded.received
                """;
        sql.writeAll(insert, row -> {
            for (ApprovalTask task : approval.tasks()) {
                key(row, approval.hospital(), approval.number());
                row.setInt(3, approval.position().visit());
                row.setInt(4, task.number());
                row.setArray(5, CaseRows.texts(row.getConnection(), task.handed()));
                row.setArray(6, CaseRows.texts(row.getConnection(), task.received()));
                row.setString(7, task.addedBy());
                CaseRows.bind(row, 8, task.part());
                row.addBatch();
            }
        });
    }

    /** Those that are done, those of a step that was left, and all of a case that has ended. */
    private void closeTasks(ApprovalCase approval, Instant at) {
        List<Integer> waiting = approval.tasks().stream()
                .filter(task -> !task.isDone())
                .map(ApprovalTask::number)
                .toList();
        String update = """
                update approval_task set closed_at = ?
                where hospital = ? and approval = ? and closed_at is null and not (visit = ? and task = any (?))
                """;
        sql.write(update, row -> {
            row.setObject(1, CaseRows.time(at));
            row.setString(2, approval.hospital());
            row.setLong(3, approval.number());
            row.setInt(4, approval.position().visit());
            row.setArray(5, row.getConnection().createArrayOf("integer", waiting.toArray()));
        });
    }

    private void addEvent(ApprovalCase approval, ApprovalEvent event) {
        String insert =
                "insert into approval_event (hospital, approval, event, at, action, actor, acting_for, step, visit, task, other, returned_to, opinion)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        sql.write(insert, row -> {
            key(row, approval.hospital(), approval.number());
            row.setInt(3, event.number());
            row.setObject(4, CaseRows.time(event.at()));
            row.setString(5, event.action().name());
            row.setString(6, event.actor());
            row.setString(7, event.actingFor());
            row.setInt(8, event.step());
            row.setInt(9, event.visit());
            integer(row, 10, event.task());
            row.setString(11, event.other());
            integer(row, 12, event.returnedTo());
            row.setString(13, event.opinion());
        });
    }

    private static void integer(PreparedStatement row, int column, @Nullable Integer value) throws SQLException {
        row.setObject(column, value, Types.INTEGER);
    }

    private static void key(PreparedStatement statement, String hospital, long number) throws SQLException {
        statement.setString(1, hospital);
        statement.setLong(2, number);
    }

    private static void keys(PreparedStatement query, String hospital, Collection<Long> numbers) throws SQLException {
        query.setString(1, hospital);
        query.setArray(2, query.getConnection().createArrayOf("bigint", numbers.toArray()));
    }
}
