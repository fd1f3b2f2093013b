package dev.heng.evaluation.result;

import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The marks of all scorecards. */
@ApplicationScoped
public class Marks {
    private final Sql sql;

    Marks(Sql sql) {
        this.sql = sql;
    }

    /** What a mark came from; figures are served first. */
    public enum Kind {
        FIGURE,
        STRUCTURE
    }

    record Mark(long id, CardKey card) {}

    /** The hospital with marks that follows another one; after the last the search ends. */
    public Optional<String> hospitalAfter(Kind kind, String hospital) {
        return sql.first(
                "select hospital from mark where class = ? and hospital > ? order by hospital limit 1",
                row -> row.getString(1),
                kind,
                hospital);
    }

    /** Marked scorecards of a hospital, those of one centre together. */
    public List<CardKey> cards(String hospital, Kind kind, int limit) {
        return sql.query(
                "select distinct centre, period from mark where hospital = ? and class = ? order by centre, period limit ?",
                row -> new CardKey(hospital, row.getString(1), row.getString(2)),
                hospital,
                kind,
                limit);
    }

    /** Marked scorecards of a hospital in one period, or in all when it is null. */
    public List<CardKey> cards(String hospital, @Nullable String period, int limit) {
        return sql.query(
                """
                select distinct centre, period from mark where hospital = ? and (?::text is null or period = ?)
                order by centre, period limit ?""", row -> new CardKey(hospital, row.getString(1), row.getString(2)), hospital, period, period, limit);
    }

    /** The marks that this transaction sees. */
    List<Mark> visible(String hospital, Collection<CardKey> cards) {
        return sql.query(
                """
                select m.id, m.centre, m.period from unnest(?::text[], ?::text[]) as c(centre, period)
                join mark m on m.hospital = ? and m.centre = c.centre and m.period = c.period""",
                row -> new Mark(row.getLong(1), new CardKey(hospital, row.getString(2), row.getString(3))),
                texts(cards, CardKey::centre),
                texts(cards, CardKey::period),
                hospital);
    }

    void delete(Collection<Mark> marks) {
        sql.update("delete from mark where id = any(?)", (Object)
                marks.stream().map(Mark::id).toArray(Long[]::new));
    }

    static String[] texts(Collection<CardKey> cards, Function<CardKey, String> part) {
        return cards.stream().map(part).toArray(String[]::new);
    }
}
