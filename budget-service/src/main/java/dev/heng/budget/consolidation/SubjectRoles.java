package dev.heng.budget.consolidation;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which subjects of a chart play which {@link Role}. */
final class SubjectRoles {
    private static final String FILE = "/hospital-standard.roles.properties";
    private static final Map<Role, Meaning> SHIPPED = shipped();

    /**
     * @param tops the subjects named
     * @param otherwise the category where a chart has none of them; null: nothing plays the role
     */
    private record Meaning(List<String> tops, @Nullable Category otherwise) {}

    private final Map<String, Subject> subjects = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<Role, Set<String>> tops = new EnumMap<>(Role.class);
    private final Map<Role, Set<String>> playing = new EnumMap<>(Role.class);

    SubjectRoles(Collection<Subject> chart) {
        for (Subject subject : chart) {
            subjects.put(subject.code(), subject);
            String parent = subject.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, none -> new ArrayList<>()).add(subject.code());
            }
        }
        for (Role role : Role.values()) {
            Set<String> named =
                    new TreeSet<>(Objects.requireNonNull(SHIPPED.get(role)).tops());
            named.retainAll(subjects.keySet());
            playing.put(role, below(named));
            tops.put(role, named);
        }
        SHIPPED.forEach((role, meaning) -> {
            Category otherwise = meaning.otherwise();
            if (of(role).isEmpty() && otherwise != null) {
                Set<String> whole = whole(otherwise);
                playing.put(role, whole);
                tops.put(role, roots(whole));
            }
        });
    }

    /** The subjects whose lines are added to a figure of the role. */
    Set<String> of(Role role) {
        return Objects.requireNonNull(playing.get(role));
    }

    /** As {@link #of}, without what is below others of them: what a reader is told. */
    Set<String> tops(Role role) {
        return Objects.requireNonNull(tops.get(role));
    }

    /** The subject and everything below it. */
    Set<String> below(String subject) {
        return below(Set.of(subject));
    }

    /** The subject, the one above it, and so on. */
    Set<String> upwards(String code) {
        Set<String> path = new LinkedHashSet<>();
        String at = code;
        while (at != null && path.add(at)) {
            Subject subject = subjects.get(at);
            at = subject == null ? null : subject.parent();
        }
        return path;
    }

    @Nullable Subject subject(String code) {
        return subjects.get(code);
    }

    private Set<String> below(Set<String> named) {
        Set<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(named);
        while (!open.isEmpty()) {
            String code = open.removeLast();
            if (found.add(code)) {
                open.addAll(children.getOrDefault(code, List.of()));
            }
        }
        return found;
    }

    /** Money is not added to hours; volumes have units of their own. */
    private Set<String> whole(Category category) {
        Set<String> found = new TreeSet<>();
        subjects.values().stream()
                .filter(subject -> subject.category() == category)
                .filter(subject -> category == Category.VOLUME || subject.unit() == Unit.MONEY)
                .map(Subject::code)
                .forEach(found::add);
        found.removeAll(of(Role.MEMO));
        return found;
    }

    private Set<String> roots(Set<String> codes) {
        Set<String> found = new TreeSet<>(codes);
        found.removeIf(code -> {
            String parent = Objects.requireNonNull(subjects.get(code)).parent();
            return parent != null && codes.contains(parent);
        });
        return found;
    }

    private static Map<Role, Meaning> shipped() {
        Properties lines = new Properties();
        try (InputStream in = SubjectRoles.class.getResourceAsStream(FILE)) {
            lines.load(new InputStreamReader(Objects.requireNonNull(in, FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Role, Meaning> meanings = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String text = Objects.requireNonNull(lines.getProperty(role.name()), role.name());
            int bar = text.indexOf('|');
            List<String> tops = Arrays.stream((bar < 0 ? text : text.substring(0, bar)).split(",", -1))
                    .map(String::strip)
                    .filter(code -> !code.isEmpty())
                    .toList();
            Category otherwise =
                    bar < 0 ? null : Category.valueOf(text.substring(bar + 1).strip());
            meanings.put(role, new Meaning(tops, otherwise));
        }
        return meanings;
    }
}
