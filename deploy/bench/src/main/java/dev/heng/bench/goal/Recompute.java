package dev.heng.bench.goal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Verdict;
import dev.heng.bench.Verdict.Round;
import dev.heng.bench.client.Answer;
import dev.heng.bench.client.Door;
import dev.heng.bench.floor.ScoreFloor;
import dev.heng.bench.suite.Account;
import dev.heng.bench.suite.Chart;
import dev.heng.bench.suite.Effort;
import dev.heng.bench.suite.Hospital;
import dev.heng.bench.suite.TestBed;
import dev.heng.bench.suite.WarmUp;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * P8: 80 departments change from one version of the scheme to the other; the time from sending the adoption to the answer of the list
 * that shows every department's year by the new version. Beside it the statement that computes the same from the same month cells.
 */
public final class Recompute implements Measurement {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int ROUNDS_MIN = 5;
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00000001");

    @Override
    public Set<Goal> goals() {
        return Set.of(Goal.P8);
    }

    @Override
    public List<Verdict> measure(TestBed bed, Pace pace) {
        Hospital hospital = bed.year();
        ScoreFloor floor = new ScoreFloor(bed.floor(), "Y");
        floor.fill(figures(hospital));
        List<Round> rounds = new ArrayList<>();
        try (Door office = bed.door(Account.OFFICE);
                Connection connection = bed.floor().connect()) {
            WarmUp.of(bed, "a scorecard", pace.warmUp(), time -> recomputeFor(time, office, hospital));
            for (int round = 0; round < Math.max(ROUNDS_MIN, pace.rounds()); round++) {
                int version = 1 + round % 2;
                floor.define(indicators(version));
                double suite = recompute(bed, office, hospital, version, floor, connection);
                double least = floor.recompute(connection);
                rounds.add(new Round(suite, least));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return List.of(Verdict.of(Goal.P8, "80 centres x 20, a year", rounds));
    }

    /**
     * Adopts one version after the other for a time.
     *
     * @return how many scorecards were recomputed
     */
    private static long recomputeFor(Duration time, Door office, Hospital hospital) {
        long until = System.nanoTime() + time.toNanos();
        long scorecards = 0;
        for (int version = 1; System.nanoTime() < until; version = 3 - version) {
            adopt(office, hospital, version);
            list(office, hospital);
            scorecards += Chart.CENTRES;
        }
        return scorecards;
    }

    private static double recompute(
            TestBed bed, Door office, Hospital hospital, int version, ScoreFloor floor, Connection connection) {
        // the other version first, so that the measured adoption changes every scorecard
        adopt(office, hospital, 3 - version);
        list(office, hospital);
        Effort before = Effort.of(bed);
        long began = System.nanoTime();
        adopt(office, hospital, version);
        Answer list = list(office, hospital);
        double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
        bed.tellEffort("a scorecard", before, Chart.CENTRES);
        floor.recompute(connection);
        requireSame(list.json().path("items"), version, floor.composites());
        return millis;
    }

    private static void adopt(Door office, Hospital hospital, int version) {
        office.put(hospital.evaluation("/adoptions/" + Hospital.YEAR), hospital.adoption("YEAR", version))
                .ok();
    }

    private static Answer list(Door office, Hospital hospital) {
        return office.get(hospital.evaluation("/scorecards?limit=1000&period=" + Hospital.YEAR))
                .ok();
    }

    private static void requireSame(JsonNode cards, int version, Map<String, BigDecimal> composites) {
        if (cards.size() != Chart.CENTRES || composites.size() != Chart.CENTRES) {
            throw new IllegalStateException(
                    cards.size() + " scorecards, " + composites.size() + " scores of the floor");
        }
        for (JsonNode card : cards) {
            BigDecimal expected = composites.get(card.path("centre").asText());
            BigDecimal composite = card.path("composite").decimalValue();
            if (card.path("version").asInt() != version
                    || composite.subtract(expected).abs().compareTo(TOLERANCE) > 0) {
                throw new IllegalStateException(
                        "the floor has " + expected + " by version " + version + ", the suite " + card);
            }
        }
    }

    /** The figures that every cell of the year began with. */
    static List<ScoreFloor.Figure> figures(Hospital hospital) {
        return hospital.year().stream()
                .map(line -> new ScoreFloor.Figure(line.centre(), line.subject(), line.month(), line.amount()))
                .toList();
    }

    static List<ScoreFloor.Indicator> indicators(int version) {
        return Chart.indicators().stream()
                .map(indicator -> new ScoreFloor.Indicator(
                        indicator.code(),
                        Chart.share(indicator, version),
                        indicator.numerator(),
                        indicator.subtrahend()))
                .toList();
    }
}
