package dev.heng.budget.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A slip in one of the ledger's SQL functions, as {@code ledger-mutants.txt} lists them.
 *
 * @param function name of the function
 * @param from text of the function that is replaced, white space as single blanks
 * @param to what takes its place
 * @param reason why no test can fail; empty when one must
 */
record LedgerMutant(String function, String from, String to, String reason) {
    private static final String LIST = "/ledger-mutants.txt";
    private static final String ARROW = " =>";
    private static final String BECAUSE = "because ";

    /** The mutants in the order of the list. */
    static List<LedgerMutant> all() {
        List<LedgerMutant> all = new ArrayList<>();
        String function = "";
        for (String line : lines()) {
            if (line.startsWith("[")) {
                function = line.substring(1, line.length() - 1);
            } else if (line.startsWith(BECAUSE)) {
                LedgerMutant last = all.removeLast();
                all.add(new LedgerMutant(last.function, last.from, last.to, line.substring(BECAUSE.length())));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int arrow = line.indexOf(ARROW);
                all.add(new LedgerMutant(
                        function,
                        line.substring(0, arrow),
                        line.substring(arrow + ARROW.length()).strip(),
                        ""));
            }
        }
        return all;
    }

    private static List<String> lines() {
        try (InputStream in = LedgerMutant.class.getResourceAsStream(LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often the text stands in the function; anything but once makes the mutant void. */
    long occurrences(String definition) {
        return pattern().matcher(definition).results().count();
    }

    /** The function with the slip. */
    String in(String definition) {
        return pattern().matcher(definition).replaceFirst(Matcher.quoteReplacement(to));
    }

    private Pattern pattern() {
        return Pattern.compile(
                Arrays.stream(from.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+")));
    }

    @Override
    public String toString() {
        return "[" + function + "] " + from + " => " + to;
    }
}
