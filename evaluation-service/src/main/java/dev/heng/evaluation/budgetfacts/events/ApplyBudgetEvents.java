package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.budgetfacts.FactsChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.CellChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.CentreChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.ChartChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.HospitalChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.PeriodChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.State;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.WatermarkReached;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a batch of events, everything that follows from it and how far reading came, in one transaction. */
@ApplicationScoped
class ApplyBudgetEvents {
    private final OrganisationProjection organisation;
    private final CellProjection cells;
    private final Watermarks watermarks;
    private final SetAside setAside;
    private final Event<FactsChanged> changed;

    ApplyBudgetEvents(
            OrganisationProjection organisation,
            CellProjection cells,
            Watermarks watermarks,
            SetAside setAside,
            Event<FactsChanged> changed) {
        this.organisation = organisation;
        this.cells = cells;
        this.watermarks = watermarks;
        this.setAside = setAside;
        this.changed = changed;
    }

    /** The newest states of a batch by kind. */
    private static final class Sorted {
        private final Map<List<?>, State> states = new HashMap<>();
        private final List<Watermarks.Seen> watermarks = new ArrayList<>();
        private final List<Received> understood = new ArrayList<>();
        private final List<SetAside.Refused> refused = new ArrayList<>();

        private void add(Received record) {
            try {
                switch (EventReader.read(record.type(), record.body())) {
                    case State state ->
                        states.merge(state.identity(), state, (held, next) -> next.isNewerThan(held) ? next : held);
                    case WatermarkReached(int bucket, long sequence) ->
                        watermarks.add(new Watermarks.Seen(bucket, record.topic(), sequence));
                }
                understood.add(record);
            } catch (UnreadableEvent unreadable) {
                refused.add(new SetAside.Refused(record, unreadable.getMessage()));
            }
        }

        private <T extends State> List<T> of(Class<T> kind) {
            return states.values().stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    /**
     * Applies records and progress. The same records again change nothing.
     *
     * @throws dev.heng.evaluation.sql.SqlFailure when the database does not take it; nothing is applied then
     */
    @Transactional
    void apply(List<Received> records, List<Progress> progress) {
        Sorted sorted = new Sorted();
        records.forEach(sorted::add);

        Set<String> reshaped = new HashSet<>(organisation.writeHospitals(sorted.of(HospitalChanged.class)));
        reshaped.addAll(organisation.writeCentres(sorted.of(CentreChanged.class)));
        reshaped.addAll(organisation.writeCharts(sorted.of(ChartChanged.class)));
        List<FactsChanged.Closing> closings = organisation.writePeriods(sorted.of(PeriodChanged.class));
        Set<FactsChanged.Figures> figures = cells.write(sorted.of(CellChanged.class));

        setAside.keep(sorted.refused);
        setAside.resolve(sorted.understood);
        watermarks.see(sorted.watermarks);
        watermarks.advance(progress);

        FactsChanged facts = new FactsChanged(figures, reshaped, closings);
        if (!facts.isEmpty()) {
            changed.fire(facts);
        }
    }

    /** Keeps a record that the database refuses to hold. */
    @Transactional
    void refuse(Received record, String reason) {
        setAside.keep(List.of(new SetAside.Refused(record, reason)));
    }
}
