package dev.heng.edge.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a {@link JsonTree} into records by their components, collecting violations instead of stopping at the first. */
final class RecordBinder {
    private static final int DECIMALS_MAX = 4;
    private static final BigDecimal SIZE_LIMIT = BigDecimal.TEN.pow(15);
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final List<Violation> violations;

    RecordBinder(List<Violation> violations) {
        this.violations = violations;
    }

    private record Shape(RecordComponent[] components, List<String> names, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(
                        components, Arrays.stream(components).map(Shape::name).toList(), constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A member may have a name that Java reserves, such as {@code class}. */
        private static String name(RecordComponent component) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            return renamed == null ? component.getName() : renamed.value();
        }
    }

    @Nullable Object bind(JsonTree tree, Type type, Pointer pointer) {
        if (tree instanceof JsonTree.Null) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(tree, generic.getActualTypeArguments()[0], pointer)
                    : map(tree, generic.getActualTypeArguments(), pointer);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(tree, plain, pointer);
        }
        if (plain == BigDecimal.class || plain == Integer.class || plain == int.class || plain == Long.class) {
            return number(tree, plain, pointer);
        }
        if (plain == Boolean.class || plain == boolean.class) {
            return tree instanceof JsonTree.Truth truth ? (Object) truth.value() : wrongType(pointer, "true or false");
        }
        return text(tree, plain, pointer);
    }

    private @Nullable Object record(JsonTree tree, Class<?> type, Pointer pointer) {
        if (!(tree instanceof JsonTree.Members members)) {
            return wrongType(pointer, "an object");
        }
        Shape shape = SHAPES.get(type);
        @Nullable Object[] arguments = new @Nullable Object[shape.components().length];
        int known = 0;
        for (int i = 0; i < arguments.length; i++) {
            RecordComponent component = shape.components()[i];
            String name = shape.names().get(i);
            JsonTree value = members.values().get(name);
            Pointer at = pointer.member(name);
            if (value != null) {
                known++;
                arguments[i] = bind(value, component.getGenericType(), at);
            }
            if ((value == null || value instanceof JsonTree.Null) && isRequired(component)) {
                violations.add(new Violation(at.toString(), "REQUIRED", "This member is required."));
            }
            if (arguments[i] == null && component.getType() == boolean.class) {
                arguments[i] = false;
            }
        }
        if (known < members.values().size()) {
            addUnknown(members, shape, pointer);
        }
        try {
            return shape.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            violations.add(new Violation(
                    pointer.toString(),
                    "INVALID_VALUE",
                    String.valueOf(e.getTargetException().getMessage())));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(NotNull.class)
                || component.isAnnotationPresent(NotNull.class);
    }

    private void addUnknown(JsonTree.Members members, Shape shape, Pointer pointer) {
        for (String name : members.values().keySet()) {
            if (!shape.names().contains(name)) {
                violations.add(new Violation(
                        pointer.member(name.replace("~", "~0").replace("/", "~1"))
                                .toString(),
                        "UNKNOWN_MEMBER",
                        "There is no such member; known are " + String.join(", ", shape.names()) + "."));
            }
        }
    }

    private @Nullable Object list(JsonTree tree, Type element, Pointer pointer) {
        if (!(tree instanceof JsonTree.Items items)) {
            return wrongType(pointer, "an array");
        }
        List<Object> values = new ArrayList<>(items.values().size());
        for (JsonTree item : items.values()) {
            Pointer at = pointer.item(values.size());
            if (item instanceof JsonTree.Null) {
                wrongType(at, "a value");
            }
            values.add(bind(item, element, at));
        }
        return values;
    }

    private @Nullable Object map(JsonTree tree, Type[] types, Pointer pointer) {
        if (!(tree instanceof JsonTree.Members members)) {
            return wrongType(pointer, "an object");
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        members.values().forEach((name, value) -> {
            Pointer at = pointer.member(name);
            Object key = text(new JsonTree.Text(name), (Class<?>) types[0], at);
            if (value instanceof JsonTree.Null) {
                wrongType(at, "a value");
            } else if (key != null) {
                values.put(key, bind(value, types[1], at));
            }
        });
        return values;
    }

    private @Nullable Object number(JsonTree tree, Class<?> type, Pointer pointer) {
        if (!(tree instanceof JsonTree.Number number)) {
            return wrongType(pointer, "a number");
        }
        if (number.text().indexOf('e') >= 0 || number.text().indexOf('E') >= 0) {
            return refused(pointer, "NUMBER_FORM", "Write the number in plain decimal notation, without an exponent.");
        }
        BigDecimal value = new BigDecimal(number.text());
        if (value.abs().compareTo(SIZE_LIMIT) >= 0) {
            return refused(pointer, "OUT_OF_RANGE", "The number is not below 10^15 in size.");
        }
        if (type == BigDecimal.class) {
            return value.scale() > DECIMALS_MAX
                    ? refused(pointer, "TOO_MANY_DECIMALS", "The number has more than 4 decimals.")
                    : value;
        }
        try {
            return type == Long.class ? (Object) value.longValueExact() : (Object) value.intValueExact();
        } catch (ArithmeticException e) {
            return refused(pointer, "OUT_OF_RANGE", "A whole number of this size is not possible here.");
        }
    }

    private @Nullable Object text(JsonTree tree, Class<?> type, Pointer pointer) {
        if (!(tree instanceof JsonTree.Text text)) {
            return wrongType(pointer, "a text");
        }
        String value = text.value();
        if (!Texts.isClean(value)) {
            return refused(pointer, "INVALID_TEXT", "The text holds a control character or half of a surrogate pair.");
        }
        try {
            if (type == LocalDate.class) {
                return Texts.date(value);
            }
            if (type == YearMonth.class) {
                return Texts.month(value);
            }
        } catch (DateTimeException e) {
            return refused(
                    pointer,
                    "INVALID_DATE",
                    type == LocalDate.class ? "Not a day as 2026-03-31." : "Not a month as 2026-03.");
        }
        if (type.isEnum()) {
            return constant(type, value, pointer);
        }
        return value;
    }

    private @Nullable Object constant(Class<?> type, String value, Pointer pointer) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(value)) {
                return constant;
            }
        }
        return refused(pointer, "UNKNOWN_VALUE", "Possible are " + Arrays.toString(type.getEnumConstants()) + ".");
    }

    private @Nullable Object wrongType(Pointer pointer, String wanted) {
        return refused(pointer, "WRONG_TYPE", "Here stands " + wanted + ".");
    }

    private @Nullable Object refused(Pointer pointer, String code, String detail) {
        violations.add(new Violation(pointer.toString(), code, detail));
        return null;
    }
}
