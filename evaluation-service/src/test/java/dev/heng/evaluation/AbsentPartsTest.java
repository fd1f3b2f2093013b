package dev.heng.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a caller may leave out is nullable by its type: the compiler trusts the types, and does not see what comes over HTTP. */
class AbsentPartsTest {
    private final Set<String> untold = new TreeSet<>();

    @Test
    void whatMayBeAbsentIsNullable() {
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.heng.evaluation")
                        .stream()
                        .map(JavaClass::reflect)
                        .forEach(this::look);
        assertEquals(Set.of(), untold, "these can be null and do not say so");
    }

    private void look(Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                Method part = component.getAccessor();
                boolean isFree = type.getName().contains("Request") && !isRequired(part);
                Schema schema = part.getAnnotation(Schema.class);
                if (isFree || (schema != null && schema.nullable())) {
                    judge(type, component.getName(), component.getAnnotatedType());
                }
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (isParameter(field)) {
                judge(type, field.getName(), field.getAnnotatedType());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            for (Parameter parameter : method.getParameters()) {
                if (isParameter(parameter)) {
                    judge(type, method.getName() + "." + parameter.getName(), parameter.getAnnotatedType());
                }
            }
        }
    }

    private static boolean isRequired(Method part) {
        return part.isAnnotationPresent(NotNull.class)
                || part.isAnnotationPresent(NotBlank.class)
                || part.getReturnType().isPrimitive();
    }

    private static boolean isParameter(AnnotatedElement element) {
        return List.of(QueryParam.class, HeaderParam.class, FormParam.class).stream()
                .anyMatch(element::isAnnotationPresent);
    }

    private void judge(Class<?> type, String part, AnnotatedType annotated) {
        if (!annotated.isAnnotationPresent(Nullable.class)) {
            untold.add(type.getName() + "." + part);
        }
    }
}
