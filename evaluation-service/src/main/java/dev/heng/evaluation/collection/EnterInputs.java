package dev.heng.evaluation.collection;

import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import dev.heng.edge.audit.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes entries, all of a call or none. */
@ApplicationScoped
public class EnterInputs {
    private final Inputs inputs;
    private final Event<InputsChanged> changed;

    EnterInputs(Inputs inputs, Event<InputsChanged> changed) {
        this.inputs = inputs;
        this.changed = changed;
    }

    /** What became of a single entry. */
    public record Outcome(Input input, boolean isCreated) implements Versioned {
        @Override
        public long version() {
            return input.version();
        }
    }

    /**
     * Takes many entries.
     *
     * @return how many changed anything
     * @throws ProblemException 400 with everything that is wrong with any of them
     */
    @Transactional
    @Audited
    public int enterAll(String hospital, List<Entry> entries, String user) {
        List<Violation> violations = new ArrayList<>();
        Map<Entry.Place, Integer> seen = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String pointer = "/items/" + i;
            violations.addAll(EntryRules.violations(entries.get(i), pointer));
            Integer before = seen.putIfAbsent(entries.get(i).place(), i);
            if (before != null) {
                violations.add(new Violation(pointer, "DUPLICATE", "Entered already by item " + before + "."));
            }
        }
        refuse(violations);
        return write(hospital, entries, user).size();
    }

    /**
     * Takes one entry.
     *
     * @param ifMatch the {@code If-Match} header, null for none
     * @throws ProblemException 400 with everything that is wrong, 412 when the input has changed since it was read
     */
    @Transactional
    @Audited
    public Outcome enter(String hospital, Entry entry, @Nullable String ifMatch, String user) {
        refuse(EntryRules.violations(entry, ""));
        inputs.lock(hospital);
        EntityTag.requireMatch(
                ifMatch,
                inputs.find(hospital, entry.place()).map(Input::version).orElse(null));
        List<Input> written = write(hospital, List.of(entry), user);
        boolean isCreated = !written.isEmpty() && written.getFirst().version() == 1;
        return new Outcome(inputs.find(hospital, entry.place()).orElseThrow(), isCreated);
    }

    private List<Input> write(String hospital, List<Entry> entries, String user) {
        if (entries.isEmpty()) {
            return List.of();
        }
        inputs.lock(hospital);
        List<Input> written = inputs.write(hospital, entries, user);
        if (!written.isEmpty()) {
            changed.fire(new InputsChanged(
                    hospital,
                    written.stream()
                            .map(input -> new InputsChanged.Where(
                                    input.entry().place().centre(),
                                    input.entry().place().period()))
                            .collect(Collectors.toSet())));
        }
        return written;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
