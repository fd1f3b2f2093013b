package dev.heng.budget.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits a call in which ids are doubled: the first round has each id's first line, the second its second, and so on. */
final class Rounds {
    private Rounds() {}

    /** Positions of the lines, round by round and in the order of the call. */
    static List<List<Integer>> of(List<ExecutionLine> lines) {
        Map<String, Integer> seen = HashMap.newHashMap(lines.size());
        List<List<Integer>> rounds = new ArrayList<>();
        rounds.add(new ArrayList<>(lines.size()));
        for (int position = 0; position < lines.size(); position++) {
            int round = seen.merge(lines.get(position).id(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(position);
        }
        return rounds;
    }
}
