package dev.heng.budget.preparation;

import dev.heng.budget.ledger.ExecutedMonths;
import dev.heng.budget.ledger.ExecutedMonths.Executed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the seasons of subjects in the executed figures. */
@ApplicationScoped
class Seasons {
    private final ExecutedMonths executed;
    private final Clock clock;

    Seasons(ExecutedMonths executed, Clock clock) {
        this.executed = executed;
        this.clock = clock;
    }

    /** The season of each subject; of the whole hospital for those that the centre has not executed. */
    Map<String, Season> of(ProposalOf proposal, Collection<String> subjects) {
        Map<String, Season> seasons = new HashMap<>();
        if (subjects.isEmpty()) {
            return seasons;
        }
        int last = proposal.year() - 1;
        int first = proposal.year() - Season.YEARS;
        int present = LocalDate.now(clock).getYear();
        Map<String, List<Executed>> own =
                bySubject(executed.ofCentre(proposal.hospital(), proposal.centre(), subjects, first, last));
        for (String subject : subjects) {
            seasons.put(subject, Season.of(proposal.year(), present, own.getOrDefault(subject, List.of()), List.of()));
        }
        List<String> unknown = seasons.entrySet().stream()
                .filter(season -> season.getValue().used() == PhasingUsed.SEASON_EVEN)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        bySubject(executed.ofHospital(proposal.hospital(), unknown, first, last))
                .forEach((subject, months) ->
                        seasons.put(subject, Season.of(proposal.year(), present, List.of(), months)));
        return seasons;
    }

    private static Map<String, List<Executed>> bySubject(List<Executed> months) {
        return months.stream().collect(Collectors.groupingBy(Executed::subject));
    }
}
