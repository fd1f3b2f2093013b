package dev.heng.edge.audit;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * An operation of the service's OpenAPI document.
 *
 * @param id its operation id
 * @param query names of its query parameters; others are no part of a record, they could hold anything
 */
record KnownOperation(String id, Set<String> query) {
    private static final Map<Method, KnownOperation> KNOWN = new ConcurrentHashMap<>();

    static KnownOperation of(Method method) {
        return KNOWN.computeIfAbsent(method, KnownOperation::read);
    }

    private static KnownOperation read(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        Set<String> query = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(query, parameter.getAnnotation(QueryParam.class));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(query, field.getAnnotation(QueryParam.class));
                }
            }
        }
        return new KnownOperation(operation == null ? method.getName() : operation.operationId(), query);
    }

    private static void add(Set<String> query, QueryParam parameter) {
        if (parameter != null) {
            query.add(parameter.value());
        }
    }
}
