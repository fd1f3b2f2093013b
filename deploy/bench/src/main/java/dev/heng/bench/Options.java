package dev.heng.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the command line asks for. */
record Options(Set<Goal> goals, Pace pace, boolean isJson) {
    private static final Duration LOAD = Duration.ofMinutes(10);
    private static final Duration BRIEF_LOAD = Duration.ofSeconds(15);

    /** @throws IllegalArgumentException with one line about what is wrong */
    static Options parse(List<String> words) {
        Set<Goal> goals = EnumSet.allOf(Goal.class);
        Duration load = null;
        boolean isShort = false;
        boolean isJson = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--short" -> isShort = true;
                case "--json" -> isJson = true;
                case "--only" -> goals = goals(value(words, ++i));
                case "--minutes" -> load = Duration.ofMinutes(number(value(words, ++i)));
                default -> throw new IllegalArgumentException("unknown option " + words.get(i) + ": see --help");
            }
        }
        Pace pace = isShort ? Pace.brief(load == null ? BRIEF_LOAD : load) : Pace.whole(load == null ? LOAD : load);
        return new Options(goals, pace, isJson);
    }

    private static Set<Goal> goals(String names) {
        Set<Goal> goals = EnumSet.noneOf(Goal.class);
        for (String name : names.split(",", -1)) {
            goals.add(Goal.named(name));
        }
        return goals;
    }

    private static String value(List<String> words, int i) {
        if (i >= words.size()) {
            throw new IllegalArgumentException(words.getLast() + " needs a value: see --help");
        }
        return words.get(i);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("not a number of minutes: " + text);
        }
        return Integer.parseInt(text);
    }
}
