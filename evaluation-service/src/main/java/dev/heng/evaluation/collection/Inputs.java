package dev.heng.evaluation.collection;

import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The inputs of all hospitals. */
@ApplicationScoped
public class Inputs {
    private static final String COLUMNS =
            "hospital, centre, period, indicator, rating, actual, target, veto, evidence, version, entered_at, entered_by";
    private static final String WRITE = """
            with written as (
                insert into input as i (hospital, centre, period, indicator, rating, actual, target, veto, evidence,
                                        version, entered_at, entered_by)
                select ?, e.*, 1, ?, ?
                from unnest(?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[], ?::bool[], ?::text[]) as e
                on conflict (hospital, centre, period, indicator) do update set rating = excluded.rating,
                    actual = excluded.actual, target = excluded.target, veto = excluded.veto, evidence = excluded.evidence,
                    version = i.version + 1, entered_at = excluded.entered_at, entered_by = excluded.entered_by
                where (i.rating, i.actual, i.target, i.veto, i.evidence)
                    is distinct from (excluded.rating, excluded.actual, excluded.target, excluded.veto, excluded.evidence)
                returning %1$s),
            history as (insert into input_change (%1$s) select %1$s from written)
            select %1$s from written""".formatted(COLUMNS);

    private final Sql sql;
    private final Clock clock;

    Inputs(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What a list of inputs is narrowed to; null narrows nothing. */
    public record Filter(
            @Nullable String centre,
            @Nullable String period,
            @Nullable String indicator,
            Optional<Set<String>> visibleCentres) {}

    public Optional<Input> find(String hospital, Entry.Place place) {
        return sql.first(
                "select " + COLUMNS + " from input where hospital = ? and centre = ? and period = ? and indicator = ?",
                Inputs::read,
                hospital,
                place.centre(),
                place.period(),
                place.indicator());
    }

    /** The inputs of some centres in some periods. */
    public List<Input> of(String hospital, Collection<String> centres, Collection<String> periods) {
        return sql.query(
                "select " + COLUMNS + " from input where hospital = ? and centre = any(?) and period = any(?)",
                Inputs::read,
                hospital,
                centres.toArray(String[]::new),
                periods.toArray(String[]::new));
    }

    /**
     * A page of inputs in the order of centre, period and indicator.
     *
     * @param after the place of the last row that the caller has; null at the start
     */
    public List<Input> page(String hospital, Filter filter, Entry.@Nullable Place after, int limit) {
        Entry.Place from = after == null ? new Entry.Place("", "", "") : after;
        return sql.query(
                "select " + COLUMNS + """
                 from input where hospital = ? and (centre, period, indicator) > (?, ?, ?)
                  and (?::text is null or centre = ?) and (?::text is null or period = ?)
                  and (?::text is null or indicator = ?) and (?::text[] is null or centre = any(?))
                order by centre, period, indicator limit ?""",
                Inputs::read,
                hospital,
                from.centre(),
                from.period(),
                from.indicator(),
                filter.centre(),
                filter.centre(),
                filter.period(),
                filter.period(),
                filter.indicator(),
                filter.indicator(),
                visible(filter),
                visible(filter),
                limit);
    }

    /** Lets one writer after the other change the inputs of a hospital, until the transaction ends. */
    void lock(String hospital) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, "inputs/" + hospital);
    }

    /**
     * Writes what differs from what stands, with its history.
     *
     * @param entries each place once
     * @return what changed
     */
    List<Input> write(String hospital, List<Entry> entries, String user) {
        return sql.query(
                WRITE,
                Inputs::read,
                hospital,
                clock.instant(),
                user,
                texts(entries, entry -> entry.place().centre()),
                texts(entries, entry -> entry.place().period()),
                texts(entries, entry -> entry.place().indicator()),
                amounts(entries, Entry::rating),
                amounts(entries, Entry::actual),
                amounts(entries, Entry::target),
                entries.stream().map(Entry::veto).toArray(Boolean[]::new),
                texts(entries, Entry::evidence));
    }

    private static String @Nullable [] visible(Filter filter) {
        return filter.visibleCentres()
                .map(centres -> centres.toArray(String[]::new))
                .orElse(null);
    }

    private static Input read(ResultSet row) throws SQLException {
        boolean veto = row.getBoolean("veto");
        Boolean vetoOrNull = row.wasNull() ? null : veto;
        Entry entry = new Entry(
                new Entry.Place(row.getString("centre"), row.getString("period"), row.getString("indicator")),
                row.getBigDecimal("rating"),
                row.getBigDecimal("actual"),
                row.getBigDecimal("target"),
                vetoOrNull,
                row.getString("evidence"));
        return new Input(
                row.getString("hospital"),
                entry,
                row.getLong("version"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("entered_by"));
    }

    private static String[] texts(List<Entry> entries, Function<Entry, @Nullable String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }

    private static BigDecimal[] amounts(List<Entry> entries, Function<Entry, @Nullable BigDecimal> part) {
        return entries.stream().map(part).toArray(BigDecimal[]::new);
    }
}
