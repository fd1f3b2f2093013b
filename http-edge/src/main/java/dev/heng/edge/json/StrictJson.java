package dev.heng.edge.json;

import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a JSON body into a record and reports everything that is wrong with it at once: unknown, missing and doubled members,
 * wrong types, number forms, dates, and the constraints declared on the record.
 */
@ApplicationScoped
public class StrictJson {
    private static final Pattern INDEX = Pattern.compile("\\[(\\w+)]");
    private static final int VIOLATIONS_MAX = 1_000;

    private final Validator validator;

    StrictJson(Validator validator) {
        this.validator = validator;
    }

    /**
     * Reads one document.
     *
     * @throws ProblemException 400 with every violation (the first thousand) and its JSON pointer
     */
    public <T> T read(byte[] body, Class<T> type) {
        return bind(JsonTree.parse(body), type, "");
    }

    /** Reads one line of NDJSON; pointers begin with {@code prefix}, such as {@code /lines/17}. */
    public <T> T read(String line, Class<T> type, String prefix) {
        return bind(JsonTree.parse(line), type, prefix);
    }

    private <T> T bind(JsonTree tree, Class<T> type, String prefix) {
        List<Violation> violations = new ArrayList<>();
        T value = type.cast(new RecordBinder(violations).bind(tree, type, Pointer.to(prefix)));
        if (value == null && violations.isEmpty()) {
            violations.add(new Violation(prefix, "REQUIRED", "Here stands an object, not null."));
        }
        if (value != null && violations.size() < VIOLATIONS_MAX) {
            addConstraintViolations(value, prefix, violations);
        }
        if (value == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations.subList(0, Math.min(violations.size(), VIOLATIONS_MAX)));
        }
        return value;
    }

    private <T> void addConstraintViolations(T value, String prefix, List<Violation> violations) {
        Set<String> reported = new HashSet<>();
        violations.forEach(violation -> reported.add(violation.pointer()));
        for (ConstraintViolation<T> broken : validator.validate(value)) {
            String pointer = prefix + pointer(broken.getPropertyPath());
            // the binder has reported what is absent, under the member's own name
            if (!isAbsence(broken) && reported.add(pointer)) {
                violations.add(new Violation(pointer, code(broken), broken.getMessage()));
            }
        }
    }

    private static boolean isAbsence(ConstraintViolation<?> broken) {
        return broken.getConstraintDescriptor().getAnnotation().annotationType() == NotNull.class;
    }

    private static String pointer(Path path) {
        return "/" + INDEX.matcher(path.toString()).replaceAll(".$1").replace('.', '/');
    }

    private static String code(ConstraintViolation<?> broken) {
        return switch (broken.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName()) {
            case "NotNull", "NotBlank", "NotEmpty" -> "REQUIRED";
            case "Pattern" -> "INVALID_FORMAT";
            case "Size" -> "INVALID_LENGTH";
            case "Min", "Max", "DecimalMin", "DecimalMax", "PositiveOrZero", "Positive" -> "OUT_OF_RANGE";
            default -> "INVALID_VALUE";
        };
    }
}
