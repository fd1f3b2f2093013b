package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.Bucket;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The scorecards of all hospitals. */
@ApplicationScoped
public class Scorecards {
    private static final String COLUMNS =
            "s.hospital, s.centre, s.period, s.revision, s.deleted, s.document, s.ledger_sequence, s.plan_version, s.scheme_hash, s.computed_at";
    private static final String FIND = """
            select %s, w.applied, exists (select from mark m
                where m.hospital = k.hospital and m.centre = k.centre and m.period = k.period) as marked
            from (values (?, ?, ?)) as k(hospital, centre, period)
            left join scorecard s on s.hospital = k.hospital and s.centre = k.centre and s.period = k.period
                and s.track = 'MAIN' and not s.deleted
            left join (select min(applied) as applied from applied_watermark
                       where bucket = ? and applied is not null having count(*) = 2) w on true""".formatted(COLUMNS);
    private static final String PAGE = """
            select %s from scorecard s
            where s.hospital = ? and s.track = 'MAIN' and not s.deleted and (s.period, s.centre) > (?, ?)
              and (?::text is null or s.period = ?) and (?::text is null or s.centre_type = ?)
              and (?::text is null or s.grade = ?) and (?::text[] is null or s.centre = any(?))
            order by s.period, s.centre limit ?""".formatted(COLUMNS);
    private static final String WRITE = """
            insert into scorecard as s (hospital, centre, period, track, revision, deleted, centre_type, status, grade, document,
                ledger_sequence, plan_version, scheme_hash, computed_at)
            select c.hospital, c.centre, c.period, 'MAIN', 1, false, c.centre_type, c.status, c.grade, c.document,
                c.ledger_sequence, c.plan_version, c.scheme_hash, ?::timestamptz
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::text[])
                as c(hospital, centre, period, centre_type, status, grade, document, ledger_sequence, plan_version, scheme_hash)
            on conflict (hospital, centre, period, track) do update set revision = s.revision + 1, deleted = excluded.deleted,
                centre_type = excluded.centre_type, status = excluded.status, grade = excluded.grade,
                document = excluded.document, ledger_sequence = excluded.ledger_sequence,
                plan_version = excluded.plan_version, scheme_hash = excluded.scheme_hash, computed_at = excluded.computed_at""";

    private final Sql sql;
    private final Clock clock;

    Scorecards(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How a scorecard stands.
     *
     * @param card empty when there is none
     * @param applied how far the hospital's figures are applied; null when that is not known
     * @param isMarked whether something that it looks at has changed since it was computed
     */
    public record Standing(
            Optional<StoredCard> card, @Nullable Long applied, boolean isMarked) {}

    /** What a list is narrowed to; null narrows nothing. */
    public record Filter(
            @Nullable String period,
            @Nullable String centreType,
            @Nullable String grade,
            Optional<Set<String>> visibleCentres) {}

    /** What is written. */
    record Content(
            CardKey key,
            String centreType,
            String status,
            @Nullable String grade,
            String document,
            long ledgerSequence,
            long planVersion,
            String schemeHash) {}

    /** One look: scorecard, marks and watermark of the same moment. */
    public Standing standing(CardKey key) {
        return sql.first(
                        FIND,
                        row -> new Standing(
                                row.getString("hospital") == null ? Optional.empty() : Optional.of(read(row)),
                                row.getObject("applied", Long.class),
                                row.getBoolean("marked")),
                        key.hospital(),
                        key.centre(),
                        key.period(),
                        Bucket.of(key.hospital()))
                .orElseThrow();
    }

    /** A page in the order of period and centre, after a given one. */
    public List<StoredCard> page(String hospital, Filter filter, String afterPeriod, String afterCentre, int limit) {
        String[] visible = filter.visibleCentres()
                .map(centres -> centres.toArray(String[]::new))
                .orElse(null);
        return sql.query(
                PAGE,
                Scorecards::read,
                hospital,
                afterPeriod,
                afterCentre,
                filter.period(),
                filter.period(),
                filter.centreType(),
                filter.centreType(),
                filter.grade(),
                filter.grade(),
                visible,
                visible,
                limit);
    }

    /** Those that exist, deleted ones too. */
    public Map<CardKey, StoredCard> find(String hospital, Collection<CardKey> keys) {
        Map<CardKey, StoredCard> found = new HashMap<>();
        sql.query(
                "select " + COLUMNS + """
                 from unnest(?::text[], ?::text[]) as k(centre, period)
                join scorecard s on s.hospital = ? and s.centre = k.centre and s.period = k.period and s.track = 'MAIN'""",
                row -> {
                    StoredCard card = read(row);
                    return found.put(card.key(), card);
                },
                Marks.texts(keys, CardKey::centre),
                Marks.texts(keys, CardKey::period),
                hospital);
        return found;
    }

    /** Writes each, in the order given. */
    void write(List<Content> contents) {
        if (contents.isEmpty()) {
            return;
        }
        sql.update(
                WRITE,
                clock.instant(),
                texts(contents, content -> content.key().hospital()),
                texts(contents, content -> content.key().centre()),
                texts(contents, content -> content.key().period()),
                texts(contents, Content::centreType),
                texts(contents, Content::status),
                texts(contents, Content::grade),
                texts(contents, Content::document),
                contents.stream().map(Content::ledgerSequence).toArray(Long[]::new),
                contents.stream().map(Content::planVersion).toArray(Long[]::new),
                texts(contents, Content::schemeHash));
    }

    private static String[] texts(List<Content> contents, Function<Content, @Nullable String> part) {
        return contents.stream().map(part).toArray(String[]::new);
    }

    /** The figures are the same, their cells are newer. */
    void touch(CardKey key, long planVersion) {
        sql.update(
                "update scorecard set plan_version = ? where hospital = ? and centre = ? and period = ? and track = 'MAIN'",
                planVersion,
                key.hospital(),
                key.centre(),
                key.period());
    }

    void delete(CardKey key) {
        sql.update("""
                update scorecard set deleted = true, revision = revision + 1, document = null, grade = null, computed_at = ?
                where hospital = ? and centre = ? and period = ? and track = 'MAIN'""", clock.instant(), key.hospital(), key.centre(), key.period());
    }

    private static StoredCard read(ResultSet row) throws SQLException {
        return new StoredCard(
                new CardKey(row.getString("hospital"), row.getString("centre"), row.getString("period")),
                row.getLong("revision"),
                row.getBoolean("deleted"),
                row.getString("document"),
                row.getLong("ledger_sequence"),
                row.getLong("plan_version"),
                row.getString("scheme_hash"),
                row.getObject("computed_at", OffsetDateTime.class).toInstant());
    }
}
