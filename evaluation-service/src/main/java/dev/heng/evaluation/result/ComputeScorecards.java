package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.AppliedWatermarks;
import dev.heng.evaluation.budgetfacts.Organisation;
import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.indicators.Reach;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.indicators.SchemeVersions;
import dev.heng.evaluation.outbox.Outbox;
import dev.heng.evaluation.scoring.Scorecard;
import dev.heng.evaluation.sql.Sql;
import io.micrometer.core.annotation.Timed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

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
    private final FiguresLoader loader;
    private final Storing storing;
    private final Marks marks;

    ComputeScorecards(
            Sql sql,
            AppliedWatermarks watermarks,
            Organisation organisation,
            SchemeVersions versions,
            FiguresLoader loader,
            Storing storing,
            Marks marks) {
        this.sql = sql;
        this.watermarks = watermarks;
        this.organisation = organisation;
        this.versions = versions;
        this.loader = loader;
        this.storing = storing;
        this.marks = marks;
    }

    /** What evaluates a centre in a period. */
    record Plan(CardKey key, String centreType, SchemeVersion version, Window period, Reach reach) {}

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

        void keep(Plan plan, StoredCard present, Scorecard scorecard, long ledgerSequence, long planVersion) {
            String document = writer.write(plan.key(), plan.centreType(), plan.version(), scorecard);
            boolean isSame = present != null
                    && Objects.equals(present.document(), document)
                    && present.schemeHash().equals(plan.version().hash());
            if (isSame) {
                if (present.planVersion() != planVersion) {
                    scorecards.touch(plan.key(), planVersion);
                }
                return;
            }
            scorecards.write(
                    plan.key(),
                    new Scorecards.Content(
                            plan.centreType(),
                            scorecard.status().name(),
                            scorecard.grade() == null ? null : scorecard.grade().grade(),
                            document,
                            ledgerSequence,
                            planVersion,
                            plan.version().hash()));
            announce(plan.key());
        }

        void drop(StoredCard present) {
            if (present != null && !present.isDeleted()) {
                scorecards.delete(present.key());
                announce(present.key());
            }
        }

        private void announce(CardKey key) {
            outbox.append(key.hospital(), key.centre(), key.period(), CardKey.TRACK);
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
            plansByCentre(hospital, marked).forEach((centre, plans) -> {
                computeCentre(house, centre, plans, present, applied.getAsLong());
                plans.forEach(plan -> left.remove(plan.key()));
            });
        });
        left.forEach(key -> storing.drop(present.get(key)));
        marks.delete(seen);
        return marked;
    }

    /** The plan of one scorecard; null when nothing evaluates the centre in the period. */
    Plan plan(CardKey key) {
        return plansByCentre(key.hospital(), List.of(key)).values().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }

    private void computeCentre(
            FiguresLoader.House house,
            String centre,
            List<Plan> plans,
            Map<CardKey, StoredCard> present,
            long ledgerSequence) {
        LoadedFigures figures = load(house, centre, plans);
        for (Plan plan : plans) {
            figures.takeVersionRead();
            Scorecard scorecard = new Computation(plan.version(), figures, centre, plan.period()).scorecard();
            storing.keep(plan, present.get(plan.key()), scorecard, ledgerSequence, figures.takeVersionRead());
        }
    }

    /** Loads what some scorecards of a centre read. */
    LoadedFigures load(FiguresLoader.House house, String centre, List<Plan> plans) {
        return loader.load(
                house,
                centre,
                plans.stream().map(Plan::reach).toList(),
                plans.stream()
                        .map(plan -> plan.period().last())
                        .max(java.time.YearMonth::compareTo)
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
            plans.computeIfAbsent(each.centre(), _ -> new ArrayList<>())
                    .add(new Plan(
                            new CardKey(hospital, each.centre(), each.period()),
                            each.type(),
                            version,
                            period,
                            Reach.of(version, period)));
        }
        return plans;
    }
}
