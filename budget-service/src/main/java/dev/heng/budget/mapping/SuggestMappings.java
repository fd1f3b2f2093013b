package dev.heng.budget.mapping;

import dev.heng.budget.ledger.MappedCodes;
import dev.heng.budget.ledger.SuspenseGroup;
import dev.heng.budget.ledger.SuspenseGroups;
import dev.heng.budget.mapping.CodeSuggestions.Hint;
import dev.heng.budget.mapping.CodeSuggestions.Known;
import dev.heng.budget.organisation.CentreHistory;
import dev.heng.budget.organisation.CentreInterval;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Subject;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what waits in suspense by the codes that it names, and suggests what unknown ones may mean. Changes nothing. */
@ApplicationScoped
public class SuggestMappings {
    private static final Set<String> UNKNOWN = Set.of("UNKNOWN_CENTRE", "UNKNOWN_SUBJECT");

    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final MappingRules rules;
    private final SuspenseGroups queue;
    private final MappedCodes mapped;

    SuggestMappings(
            Hospitals hospitals,
            Centres centres,
            Charts charts,
            MappingRules rules,
            SuspenseGroups queue,
            MappedCodes mapped) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.rules = rules;
        this.queue = queue;
        this.mapped = mapped;
    }

    /** A code of a source, by which what was said of it is found. */
    private record Sent(MappedCodes.Kind kind, String source, String code) {}

    /**
     * Groups in the order of their keys.
     *
     * @param after the key before the first wanted; null for the start
     * @throws ProblemException 404 for an unknown hospital
     */
    public List<SuggestedGroup> groups(
            String hospital, SuspenseGroups.Filter filter, SuspenseGroup.@Nullable Key after, int limit) {
        Hospital known = hospitals.require(hospital);
        List<SuspenseGroup> groups = queue.list(hospital, filter, after, limit);
        if (groups.stream().noneMatch(group -> UNKNOWN.contains(group.key().code()))) {
            return groups.stream()
                    .map(group -> new SuggestedGroup(group, List.of(), List.of()))
                    .toList();
        }
        Map<String, CentreHistory> histories = centres.histories(hospital);
        Map<String, Known> knownCentres = histories.entrySet().stream()
                .map(centre -> centre(centre.getKey(), centre.getValue()))
                .collect(Collectors.toMap(Known::code, Function.identity()));
        Map<String, Known> knownSubjects = charts.subjects(known.chart()).stream()
                .map(SuggestMappings::subject)
                .collect(Collectors.toMap(Known::code, Function.identity()));
        Set<String> names = Stream.concat(knownCentres.values().stream(), knownSubjects.values().stream())
                .flatMap(each -> each.names().stream())
                .collect(Collectors.toSet());
        Map<SuspenseGroup.Key, Set<String>> memos = queue.named(
                hospital, filter, groups.getFirst().key(), groups.getLast().key(), names);
        Map<Sent, List<Hint>> hints = hints(hospital, groups);
        CodeSuggestions ofCentres = new CodeSuggestions(List.copyOf(knownCentres.values()));
        CodeSuggestions ofSubjects = new CodeSuggestions(List.copyOf(knownSubjects.values()));

        List<SuggestedGroup> suggested = new ArrayList<>();
        for (SuspenseGroup group : groups) {
            SuspenseGroup.Key key = group.key();
            List<Suggestion> meantCentres = List.of();
            List<Suggestion> meantSubjects = List.of();
            Set<String> memo = memos.getOrDefault(key, Set.of());
            if (key.code().equals("UNKNOWN_CENTRE")) {
                meantCentres = ofCentres.of(
                        key.centre(),
                        key.source(),
                        hints.getOrDefault(new Sent(MappedCodes.Kind.CENTRE, key.source(), key.centre()), List.of()),
                        memo,
                        code -> isThere(histories.get(code), group));
            }
            if (UNKNOWN.contains(key.code()) && !knownSubjects.containsKey(key.subject())) {
                meantSubjects = ofSubjects.of(
                        key.subject(),
                        key.source(),
                        hints.getOrDefault(new Sent(MappedCodes.Kind.SUBJECT, key.source(), key.subject()), List.of()),
                        memo,
                        code -> true);
            }
            suggested.add(new SuggestedGroup(group, meantCentres, meantSubjects));
        }
        return suggested;
    }

    private static Known centre(String code, CentreHistory history) {
        return new Known(
                code,
                history.intervals().getLast().name(),
                history.intervals().stream()
                        .flatMap(interval -> names(interval.name(), interval.nameEn()))
                        .collect(Collectors.toSet()));
    }

    private static Known subject(Subject subject) {
        return new Known(
                subject.code(),
                subject.name(),
                names(subject.name(), subject.nameEn()).collect(Collectors.toSet()));
    }

    private static Stream<String> names(String name, @Nullable String nameEn) {
        return Stream.concat(Stream.of(name), Stream.ofNullable(nameEn))
                .map(CodeSuggestions::folded)
                .filter(each -> !each.isEmpty());
    }

    /** A line is mapped to a centre only where it is there on the line's day. */
    private static boolean isThere(@Nullable CentreHistory history, SuspenseGroup group) {
        if (history == null) {
            return false;
        }
        for (CentreInterval interval : history.intervals()) {
            if (!interval.validFrom().isAfter(group.lastDate())
                    && !interval.validTo().isBefore(group.firstDate())) {
                return true;
            }
        }
        return false;
    }

    /** What rules and recorded lines say of the codes of groups that wait for a mapping. */
    private Map<Sent, List<Hint>> hints(String hospital, List<SuspenseGroup> groups) {
        Map<String, Set<String>> sentCentres = new HashMap<>();
        Map<String, Set<String>> sentSubjects = new HashMap<>();
        for (SuspenseGroup group : groups) {
            SuspenseGroup.Key key = group.key();
            if (UNKNOWN.contains(key.code())) {
                sentCentres
                        .computeIfAbsent(key.source(), none -> new TreeSet<>())
                        .add(key.centre());
                sentSubjects
                        .computeIfAbsent(key.source(), none -> new TreeSet<>())
                        .add(key.subject());
            }
        }
        Map<Sent, List<Hint>> hints = new HashMap<>();
        sentCentres.forEach((source, codes) -> hear(hospital, MappedCodes.Kind.CENTRE, source, codes, hints));
        sentSubjects.forEach((source, codes) -> hear(hospital, MappedCodes.Kind.SUBJECT, source, codes, hints));
        return hints;
    }

    private void hear(
            String hospital, MappedCodes.Kind kind, String source, Set<String> codes, Map<Sent, List<Hint>> hints) {
        for (MappingRule rule : rules.about(hospital, source, kind, codes)) {
            Codes sent = rule.definition().sent();
            String of = kind == MappedCodes.Kind.CENTRE ? sent.centre() : sent.subject();
            for (Codes meant : rule.definition().places()) {
                String gives = kind == MappedCodes.Kind.CENTRE ? meant.centre() : meant.subject();
                if (of != null && gives != null) {
                    hints.computeIfAbsent(new Sent(kind, source, of), none -> new ArrayList<>())
                            .add(new Hint(
                                    Suggestion.Reason.RULE, gives, "The mapping rule " + rule.code() + " gives it."));
                }
            }
        }
        for (MappedCodes.Mapped line : mapped.newest(hospital, source, kind, codes)) {
            hints.computeIfAbsent(new Sent(kind, source, line.sent()), none -> new ArrayList<>())
                    .add(new Hint(
                            Suggestion.Reason.MAPPED_BEFORE,
                            line.recorded(),
                            "The line " + line.line() + " with this code is recorded under it."));
        }
    }
}
