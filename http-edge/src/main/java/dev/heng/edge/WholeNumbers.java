package dev.heng.edge;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the whole numbers of a query, and names the parameter that is none. */
@Provider
public class WholeNumbers implements ParamConverterProvider {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type != Integer.class) {
            return null;
        }
        String name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse("");
        @SuppressWarnings("unchecked")
        ParamConverter<T> converter = (ParamConverter<T>) new Reader(name);
        return converter;
    }

    private record Reader(String name) implements ParamConverter<Integer> {
        @Override
        public @Nullable Integer fromString(@Nullable String value) {
            if (value == null) {
                return null;
            }
            if (!WHOLE.matcher(value).matches()) {
                throw ProblemException.invalid("?" + name, "INVALID_FORMAT", "Not a whole number.");
            }
            return Integer.valueOf(value);
        }

        @Override
        public String toString(Integer value) {
            return String.valueOf(value);
        }
    }
}
