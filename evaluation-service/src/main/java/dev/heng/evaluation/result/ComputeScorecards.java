package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.AppliedWatermarks;
import dev.heng.evaluation.budgetfacts.Organisation;
import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.indicators.Reach;
import dev.heng.evaluation.indicators.Reaches;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.indicators.SchemeVersions;
import dev.heng.evaluation.outbox.Outbox;
import dev.heng.evaluation.scoring.Scorecard;
import dev.heng.evaluation.sql.Sql;
import io.micrometer.core.annotation.Timed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes marked scorecards of one hospital: claims them, reads their inputs in one consistent state, writes those that differ with
 * their outbox rows, and deletes exactly the marks that it saw.
 *
 * <p>The claim is taken after the state was fixed, so another worker may have computed in between; then this transaction meets its
 * rows and ends with a conflict, and may be tried again.
 */
@ApplicationScoped
public class ComputeScorecards {
    private static final String CLAIM = """
            select centre, period from unnest(?::text[], ?::text[]) as c(centre, period)
            where pg_try_advisory_xact_lock(hashtextextended(? || '/' || centre || '/' || period, 0))""";
    /** A centre's own line wins over its type's. */
    private static final String PLANS = """
            select distinct on (i.centre, e.period) i.centre, e.period, i.type, e.scheme, e.scheme_version
            from unnest(?::text[], ?::text[]) as k(centre, period)
            join evaluated_period e on e.hospital = ? and e.period = k.period
            join centre_interval i on i.hospital = e.hospital and i.centre = k.centre
                and e.last_day between i.valid_from and i.valid_to and (e.centre = i.centre or e.centre_type = i.type)
            order by i.centre, e.period, (e.centre is null), e.position""";

    private final Sql sql;
    private final AppliedWatermarks watermarks;
    private final Organisation organisation;
    private final SchemeVersions versions;
    private final Reaches reaches;
    private final FiguresLoader loader;
    private final Storing storing;
    private final Marks marks;

    ComputeScorecards(
            Sql sql,
            AppliedWatermarks watermarks,
            Organisation organisation,
            SchemeVersions versions,
            Reaches reaches,
            FiguresLoader loader,
            Storing storing,
            Marks marks) {
        this.sql = sql;
        this.watermarks = watermarks;
        this.organisation = organisation;
        this.versions = versions;
        this.reaches = reaches;
        this.loader = loader;
        this.storing = storing;
        this.marks = marks;
    }

    /** What evaluates a centre in a period. */
    record Plan(CardKey key, String centreType, SchemeVersion version, Window period, Reach reach) {}

    /** A scorecard and the highest version of a cell that it read. */
    private record Computed(Plan plan, Scorecard scorecard, long planVersion) {}

    /** Keeps scorecards and their outbox rows. */
    @ApplicationScoped
    static class Storing {
        private final Scorecards scorecards;
        private final CardWriter writer;
        private final Outbox outbox;

        Storing(Scorecards scorecards, CardWriter writer, Outbox outbox) {
            this.scorecards = scorecards;
            this.writer = writer;
            this.outbox = outbox;
        }

        Map<CardKey, StoredCard> find(String hospital, Collection<CardKey> keys) {
            return scorecards.find(hospital, keys);
        }

        /** Writes those that differ from what is there, all by one statement. */
        void keep(List<Computed> computed, Map<CardKey, StoredCard> present, long ledgerSequence) {
            List<Scorecards.Content> changed = new ArrayList<>();
            for (Computed each : computed) {
                Plan plan = each.plan();
                StoredCard before = present.get(plan.key());
                String document = writer.write(plan.key(), plan.centreType(), plan.version(), each.scorecard());
                if (before == null
                        || !Objects.equals(before.document(), document)
                        || !before.schemeHash().equals(plan.version().hash())) {
                    changed.add(content(each, document, ledgerSequence));
                } else if (before.planVersion() != each.planVersion()) {
                    scorecards.touch(plan.key(), each.planVersion());
                }
            }
            scorecards.write(changed);
            announce(changed.stream().map(Scorecards.Content::key).toList());
        }

        private static Scorecards.Content content(Computed computed, String document, long ledgerSequence) {
            Plan plan = computed.plan();
            Scorecard scorecard = computed.scorecard();
            return new Scorecards.Content(
                    plan.key(),
                    plan.centreType(),
                    scorecard.status().name(),
                    scorecard.grade() == null ? null : scorecard.grade().grade(),
                    document,
                    ledgerSequence,
                    computed.planVersion(),
                    plan.version().hash());
        }

        void drop(@Nullable StoredCard present) {
            if (present != null && !present.isDeleted()) {
                scorecards.delete(present.key());
                announce(List.of(present.key()));
            }
        }

        private void announce(List<CardKey> keys) {
            outbox.append(keys.stream()
                    .map(key -> new Outbox.Key(key.hospital(), key.centre(), key.period(), CardKey.TRACK))
                    .toList());
        }
    }

    /**
     * Computes those of the scorecards that are marked and that no other worker holds.
     *
     * @param keys of the hospital
     * @return those that are computed now; empty also while the hospital's figures are still being read for the first time
     * @throws dev.heng.evaluation.sql.SqlFailure a conflict when another worker was quicker
     */
    @Timed(
            value = "heng.scorecards.compute",
            description = "Computing and storing a batch of marked scorecards",
            percentiles = {0.5, 0.99})
    @Transactional
    public Set<CardKey> compute(String hospital, Collection<CardKey> keys) {
        sql.update("set transaction isolation level repeatable read");
        List<CardKey> claimed = claim(hospital, keys);
        List<Marks.Mark> seen = marks.visible(hospital, claimed);
        OptionalLong applied = watermarks.of(hospital);
        if (seen.isEmpty() || applied.isEmpty()) {
            return Set.of();
        }
        Set<CardKey> marked = new HashSet<>();
        seen.forEach(mark -> marked.add(mark.card()));
        Map<CardKey, StoredCard> present = storing.find(hospital, marked);
        Set<CardKey> left = new HashSet<>(marked);
        organisation.hospital(hospital).ifPresent(known -> {
            FiguresLoader.House house = loader.house(known);
            Map<String, List<Plan>> byCentre = plansByCentre(hospital, marked);
            storing.keep(compute(house, byCentre), present, applied.getAsLong());
            byCentre.values().forEach(plans -> plans.forEach(plan -> left.remove(plan.key())));
        });
        left.forEach(key -> storing.drop(present.get(key)));
        marks.delete(seen);
        return marked;
    }

    /** The plan of one scorecard; null when nothing evaluates the centre in the period. */
    @Nullable Plan plan(CardKey key) {
        return plansByCentre(key.hospital(), List.of(key)).values().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }

    private List<Computed> compute(FiguresLoader.House house, Map<String, List<Plan>> byCentre) {
        List<Computed> computed = new ArrayList<>();
        if (byCentre.isEmpty()) {
            return computed;
        }
        Map<String, LoadedFigures> figures = loader.load(
                house,
                byCentre.entrySet().stream()
                        .map(each -> wanted(each.getKey(), each.getValue()))
                        .toList());
        byCentre.forEach((centre, plans) -> {
            LoadedFigures read = Objects.requireNonNull(figures.get(centre), centre);
            for (Plan plan : plans) {
                read.takeVersionRead();
                Scorecard scorecard = new Computation(plan.version(), read, centre, plan.period()).scorecard();
                computed.add(new Computed(plan, scorecard, read.takeVersionRead()));
            }
        });
        return computed;
    }

    /** Loads what a scorecard reads, month by month. */
    LoadedFigures loadByMonth(FiguresLoader.House house, Plan plan) {
        return loader.loadByMonth(house, wanted(plan.key().centre(), List.of(plan)));
    }

    private static FiguresLoader.Wanted wanted(String centre, List<Plan> plans) {
        return new FiguresLoader.Wanted(
                centre,
                plans.stream().map(Plan::reach).toList(),
                plans.stream()
                        .map(plan -> plan.period().last())
                        .max(YearMonth::compareTo)
                        .orElseThrow());
    }

    private List<CardKey> claim(String hospital, Collection<CardKey> keys) {
        return sql.query(
                CLAIM,
                row -> new CardKey(hospital, row.getString(1), row.getString(2)),
                Marks.texts(keys, CardKey::centre),
                Marks.texts(keys, CardKey::period),
                hospital);
    }

    private Map<String, List<Plan>> plansByCentre(String hospital, Collection<CardKey> keys) {
        record Found(String centre, String period, String type, String scheme, int version) {}
        List<Found> found = sql.query(
                PLANS,
                row -> new Found(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)),
                Marks.texts(keys, CardKey::centre),
                Marks.texts(keys, CardKey::period),
                hospital);
        Map<String, List<Plan>> plans = new LinkedHashMap<>();
        for (Found each : found) {
            SchemeVersion version = versions.find(each.scheme(), each.version()).orElseThrow();
            Window period = Window.parse(each.period());
            Reach reach = reaches.of(version, period);
            plans.computeIfAbsent(each.centre(), _ -> new ArrayList<>())
                    .add(new Plan(
                            new CardKey(hospital, each.centre(), each.period()), each.type(), version, period, reach));
        }
        return plans;
    }
}
