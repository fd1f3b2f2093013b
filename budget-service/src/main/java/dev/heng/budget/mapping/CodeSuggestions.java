package dev.heng.budget.mapping;

import dev.heng.budget.mapping.Suggestion.Reason;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Ranks what an unknown code may mean among known codes of one kind, centres or subjects.
 *
 * <p>The strongest reason decides, then how many speak for it, then how few characters differ, then the code: the same question has the
 * same answer.
 */
final class CodeSuggestions {
    /** How many are told of a code. */
    static final int MOST = 5;

    private static final int DIFFERENT_MOST = 2;
    /** In a code of fewer characters another character is another code. */
    private static final int CHARACTERS_FOR_EACH_DIFFERENCE = 3;

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(DIFFERENT_MOST);
    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparing(Ranked::strongest)
            .thenComparing(ranked -> -ranked.reasons().size())
            .thenComparing(Ranked::distance)
            .thenComparing(ranked -> ranked.known().code());

    private final List<Shape> known;

    /**
     * A known code.
     *
     * @param names all names that it has or had, as {@link #folded}
     */
    record Known(String code, String name, Set<String> names) {}

    /** What somebody said of the code that is unknown. */
    record Hint(Reason reason, String code, String detail) {}

    /** A code in the forms in which codes are compared. */
    private record Shape(Known known, String plain, String core) {
        static Shape of(Known known) {
            return new Shape(known, folded(known.code()), CodeSuggestions.core(known.code()));
        }
    }

    private record Ranked(Known known, Map<Reason, String> reasons, int distance) {
        Reason strongest() {
            return reasons.keySet().iterator().next();
        }

        Suggestion suggestion() {
            return new Suggestion(
                    known.code(),
                    known.name(),
                    List.copyOf(reasons.keySet()),
                    String.valueOf(reasons.get(strongest())));
        }
    }

    CodeSuggestions(List<Known> known) {
        this.known = known.stream().map(Shape::of).toList();
    }

    /** A text without blanks around it, with one form for characters that look alike (NFKC), in small letters. */
    static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** What is left of a code without case, separators and leading zeros. */
    private static String core(String code) {
        String joined = SEPARATORS.matcher(folded(code)).replaceAll("");
        int first = 0;
        while (first < joined.length() - 1 && joined.charAt(first) == '0') {
            first++;
        }
        return joined.substring(first);
    }

    /**
     * The best, at most {@link #MOST}.
     *
     * @param names what lines with the code have as their memo, as {@link #folded}
     * @param isPossible which known codes a rule could give
     */
    List<Suggestion> of(String sent, String source, List<Hint> hints, Set<String> names, Predicate<String> isPossible) {
        String plain = folded(sent);
        String core = core(sent);
        List<Ranked> ranked = new ArrayList<>();
        for (Shape shape : known) {
            String code = shape.known().code();
            if (code.equals(sent) || !isPossible.test(code)) {
                continue;
            }
            Map<Reason, String> reasons = new EnumMap<>(Reason.class);
            hints.stream()
                    .filter(hint -> hint.code().equals(code))
                    .forEach(hint -> reasons.putIfAbsent(hint.reason(), hint.detail()));
            if (shape.core().equals(core)) {
                reasons.put(Reason.SAME_CODE, "The codes differ in case, separators or leading zeros only.");
            } else if (isAffixed(plain, shape.plain(), folded(source))) {
                reasons.put(Reason.AFFIX, "One code is the other with something before or behind it.");
            }
            shape.known().names().stream()
                    .filter(names::contains)
                    .min(Comparator.naturalOrder())
                    .ifPresent(
                            name -> reasons.put(Reason.SAME_NAME, "Lines with the code have the memo " + name + "."));
            int distance = distance(core, shape.core()).orElse(DIFFERENT_MOST + 1);
            if (distance > 0 && distance <= DIFFERENT_MOST) {
                reasons.put(Reason.SIMILAR_CODE, "The codes differ in " + distance + " of their characters.");
            }
            if (!reasons.isEmpty()) {
                ranked.add(new Ranked(shape.known(), reasons, distance));
            }
        }
        return ranked.stream()
                .sorted(BEST_FIRST)
                .limit(MOST)
                .map(Ranked::suggestion)
                .toList();
    }

    /** Affixes end at a separator; the name of the source needs none: HIS0203 may be 0203 of the source his. */
    private static boolean isAffixed(String sent, String known, String source) {
        return endsAtSeparator(sent, known)
                || endsAtSeparator(known, sent)
                || sent.equals(source + known)
                || sent.equals(known + source);
    }

    private static boolean endsAtSeparator(String longer, String shorter) {
        int rest = longer.length() - shorter.length();
        if (rest < 2) {
            return false;
        }
        boolean isBehind = longer.startsWith(shorter) && isSeparator(longer.charAt(shorter.length()));
        boolean isBefore = longer.endsWith(shorter) && isSeparator(longer.charAt(rest - 1));
        return isBehind || isBefore;
    }

    private static boolean isSeparator(char c) {
        return !Character.isLetterOrDigit(c);
    }

    private static Optional<Integer> distance(String sent, String known) {
        int most = Math.min(DIFFERENT_MOST, Math.min(sent.length(), known.length()) / CHARACTERS_FOR_EACH_DIFFERENCE);
        if (most == 0 || Math.abs(sent.length() - known.length()) > most) {
            return Optional.empty();
        }
        int distance = DISTANCE.apply(sent, known);
        return distance < 0 || distance > most ? Optional.empty() : Optional.of(distance);
    }
}
