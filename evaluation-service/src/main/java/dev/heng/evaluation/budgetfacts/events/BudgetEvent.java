package dev.heng.evaluation.budgetfacts.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What budget-service says, as far as evaluation uses it; members that are not used are ignored. */
sealed interface BudgetEvent {

    /** A state of one key; the greatest (incarnation, version) is the newest. */
    sealed interface State extends BudgetEvent {
        /** What identifies the row; the same for every state of one key. */
        List<?> identity();

        long incarnation();

        long version();

        /** Whether this state is newer than another one of the same key. */
        default boolean isNewerThan(State other) {
            return incarnation() != other.incarnation()
                    ? incarnation() > other.incarnation()
                    : version() > other.version();
        }
    }

    record HospitalChanged(
            String hospital,
            String name,
            @Nullable String nameEn,
            String currency,
            String chart,
            boolean deleted,
            long incarnation,
            long version,
            long sequence)
            implements State {
        @Override
        public List<?> identity() {
            return List.of("hospital", hospital);
        }
    }

    record CentreChanged(
            String hospital,
            String centre,
            List<Interval> intervals,
            boolean deleted,
            long incarnation,
            long version,
            long sequence)
            implements State {
        @Override
        public List<?> identity() {
            return List.of("centre", hospital, centre);
        }
    }

    /** Both days included. */
    record Interval(
            LocalDate validFrom,
            LocalDate validTo,
            String name,
            @Nullable String nameEn,
            String type,
            @Nullable String parent) {}

    record ChartChanged(
            String chart,
            String name,
            List<Subject> subjects,
            String meaningHash,
            long incarnation,
            long version,
            long sequence)
            implements State {
        @Override
        public List<?> identity() {
            return List.of("chart", chart);
        }
    }

    record Subject(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String parent,
            String category,
            String nature,
            String unit) {}

    /** @param month yyyymm */
    record PeriodChanged(String hospital, int month, boolean isClosed, long incarnation, long version, long sequence)
            implements State {
        @Override
        public List<?> identity() {
            return List.of("period", hospital, month);
        }
    }

    /** @param month yyyymm; null figures are none */
    record CellChanged(
            String hospital,
            String centre,
            String subject,
            String fund,
            String project,
            int month,
            @Nullable BigDecimal original,
            @Nullable BigDecimal adjustment,
            @Nullable BigDecimal reserved,
            @Nullable BigDecimal executed,
            long incarnation,
            long version,
            long sequence)
            implements State {
        @Override
        public List<?> identity() {
            return List.of(hospital, centre, subject, month, fund, project);
        }
    }

    /** Everything of the bucket up to the sequence stands before this in its partition. */
    record WatermarkReached(int bucket, long sequence) implements BudgetEvent {}
}
