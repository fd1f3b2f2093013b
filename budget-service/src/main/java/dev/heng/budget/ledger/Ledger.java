package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.AuditAppend;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Books figures. Every method is a transaction of its own and must be called outside of one: a posting is one round trip, and a deadlock
 * that it loses is repeated, which needs a transaction that nothing else is part of.
 */
@ApplicationScoped
public class Ledger {
    private static final String NO_HOSPITAL = "There is no such hospital.";

    private final LedgerCalls calls;
    private final Holders holders;
    private final Remedies remedies;
    private final RelayWakeUp relay;
    private final Clock clock;

    Ledger(DataSource dataSource, RelayWakeUp relay, Clock clock) {
        this.calls = new LedgerCalls(dataSource);
        this.holders = new Holders(dataSource);
        this.remedies = new Remedies(dataSource);
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Posts the lines of one call; each is recorded, replayed, suspended or refused.
     *
     * @throws ProblemException 404 for an unknown hospital, 503 when the database is too busy or away; then the call may be sent again
     */
    public ExecutionResult post(Execution execution) {
        List<List<Integer>> rounds = Rounds.of(execution.lines());
        PostStatement statement = new PostStatement(execution, now());
        AuditAppend audit = AuditAppend.ofRequest();
        Optional<PostStatement.Answer> answer = rounds.size() == 1
                ? calls.single(connection -> statement.post(connection, rounds.getFirst(), Set.of(), audit))
                : calls.several(connection -> postRounds(connection, statement, execution, rounds, audit));
        answer.ifPresent(written -> audit.committed());
        relay.wake(Bucket.of(execution.hospital()));
        return answer.map(found -> new ExecutionResult(
                        found.sequence(), execution.lines().size(), told(execution, found.exceptions())))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, NO_HOSPITAL));
    }

    /**
     * Posts the lines of one chunk of a batch as {@link #post} does, and with them that the chunk is committed.
     *
     * @param execution its source and batch have begun (see {@link Batches#begin})
     * @throws ProblemException as {@link #post}
     */
    public CommittedChunk post(Execution execution, Chunk chunk) {
        List<List<Integer>> rounds = Rounds.of(execution.lines());
        OffsetDateTime now = now();
        PostStatement statement = new PostStatement(execution, now);
        ChunkStatement committing = new ChunkStatement(execution, chunk, now);
        AuditAppend audit = AuditAppend.ofRequest();
        CommittedChunk committed = calls.several(connection -> {
            PostStatement.Answer answer = postRounds(connection, statement, execution, rounds, audit)
                    .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, NO_HOSPITAL));
            ExecutionResult result =
                    new ExecutionResult(answer.sequence(), execution.lines().size(), answer.exceptions());
            return new CommittedChunk(committing.keep(connection, result), result);
        });
        audit.committed();
        relay.wake(Bucket.of(execution.hospital()));
        ExecutionResult result = committed.result();
        return new CommittedChunk(
                committed.state(),
                new ExecutionResult(result.sequence(), result.received(), told(execution, result.exceptions())));
    }

    private List<LineOutcome> told(Execution execution, List<LineOutcome> outcomes) {
        List<LineOutcome> held = holders.told(
                execution.hospital(),
                outcomes,
                index -> execution.lines().get(index).cell());
        return remedies.told(execution.hospital(), true, held, index -> {
            ExecutionLine line = execution.lines().get(index);
            return new Remedies.Line(line.cell(), line.amount());
        });
    }

    private static Optional<PostStatement.Answer> postRounds(
            Connection connection,
            PostStatement statement,
            Execution execution,
            List<List<Integer>> rounds,
            AuditAppend audit)
            throws SQLException {
        List<LineOutcome> exceptions = new ArrayList<>();
        Set<String> refusedDocuments = new HashSet<>();
        long sequence = 0;
        for (List<Integer> round : rounds) {
            AuditAppend record = round == rounds.getLast() ? audit : AuditAppend.none();
            Optional<PostStatement.Answer> answer = statement.post(connection, round, refusedDocuments, record);
            if (answer.isEmpty()) {
                return answer;
            }
            sequence = answer.get().sequence();
            exceptions.addAll(answer.get().exceptions());
            answer.get().exceptions().stream()
                    .filter(line -> line.status() == LineStatus.REFUSED)
                    .map(line -> execution.lines().get(line.index()).document())
                    .filter(Objects::nonNull)
                    .forEach(refusedDocuments::add);
        }
        exceptions.sort(Comparator.comparingInt(LineOutcome::index));
        return Optional.of(new PostStatement.Answer(sequence, exceptions));
    }

    /**
     * Tells what would become of lines, by posting them and taking everything back: the very judgement of {@link #post}, at this moment.
     *
     * @param execution its source is one that no real call has, so that no line is taken for one that was sent before
     * @throws ProblemException 404 for an unknown hospital, 503 as {@link #post}
     */
    public Availability tryOut(Execution execution) {
        List<Integer> positions =
                IntStream.range(0, execution.lines().size()).boxed().toList();
        PostStatement statement = new PostStatement(execution, now());
        List<CellKey> cells =
                execution.lines().stream().map(ExecutionLine::cell).toList();
        Availability tried = calls.tried(connection -> {
                    List<List<LimitState>> states = new LimitsStatement(execution.hospital(), cells).read(connection);
                    return statement
                            .post(connection, positions, Set.of(), AuditAppend.none())
                            .map(answer -> new Availability(
                                    new ExecutionResult(answer.sequence(), positions.size(), answer.exceptions()),
                                    states));
                })
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, NO_HOSPITAL));
        List<LineOutcome> exceptions = tried.result().exceptions();
        return new Availability(
                new ExecutionResult(tried.result().sequence(), positions.size(), told(execution, exceptions)),
                exceptions.stream().allMatch(line -> line.month() == null)
                        ? tried.limits()
                        : limitsWhereBooked(execution.hospital(), cells, exceptions));
    }

    /** The limits of lines some of which come too late for the month of their date. */
    private List<List<LimitState>> limitsWhereBooked(
            String hospital, List<CellKey> cells, List<LineOutcome> exceptions) {
        List<CellKey> booked = new ArrayList<>(cells);
        exceptions.forEach(line -> booked.set(line.index(), line.cell(cells.get(line.index()))));
        return calls.tried(new LimitsStatement(hospital, booked)::read);
    }

    /**
     * Judges a line of the suspense queue again, as if its source had sent it again.
     *
     * @return the outcome with the line's index 0; REPLAYED when the line is recorded already
     * @throws ProblemException 404 for an unknown hospital or row, 503 as {@link #post}
     */
    public ExecutionResult replay(String hospital, long suspenseId, String actor, Poster poster) {
        ReplayStatement statement = new ReplayStatement(hospital, suspenseId, actor, poster, now());
        AuditAppend audit = AuditAppend.ofRequest();
        Optional<ExecutionResult> answer = calls.single(connection -> statement.replay(connection, audit));
        answer.ifPresent(written -> audit.committed());
        relay.wake(Bucket.of(hospital));
        return answer.orElseThrow(
                () -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such line in the suspense queue."));
    }

    /**
     * Judges lines of a source in the suspense queue again, the oldest first, as one call of the source would be judged.
     *
     * @throws ProblemException 404 for an unknown hospital, 503 as {@link #post}
     */
    public ReplayedLines replay(ReplayDraft draft) {
        ReplayLinesStatement statement = new ReplayLinesStatement(draft, now());
        AuditAppend audit = AuditAppend.ofRequest();
        Optional<ReplayedLines> answer = calls.single(connection -> statement.replay(connection, audit));
        answer.ifPresent(written -> audit.committed());
        relay.wake(Bucket.of(draft.hospital()));
        return answer.orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, NO_HOSPITAL));
    }

    /**
     * Sets the original amount of each cell named, all or none; entries only where it changes.
     *
     * @param document what the amounts come from, such as {@code opening 2026}
     * @param amounts each cell once
     * @throws CellsRefused when an amount cannot be set; nothing is stored then
     * @throws ProblemException 404 for an unknown hospital, 503 as {@link #post}
     */
    public OriginalResult setOriginal(String hospital, String document, String actor, List<OriginalAmount> amounts) {
        OriginalStatement statement = new OriginalStatement(hospital, document, actor, now(), amounts);
        AuditAppend audit = AuditAppend.ofRequest();
        OriginalResult result = calls.several(connection -> OriginalStatement.inAnyOrder(connection, statement, audit));
        audit.committed();
        relay.wake(Bucket.of(hospital));
        return result;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
