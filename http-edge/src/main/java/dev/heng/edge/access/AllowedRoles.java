package dev.heng.edge.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Shows in the OpenAPI document who may call each operation, as {@code x-roles}, from the {@link Allowed} of its method. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AllowedRoles implements OASFilter {
    static final String EXTENSION = "x-roles";
    private static final DotName ALLOWED = DotName.createSimple(Allowed.class);
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

    private final Map<String, List<String>> roles = new HashMap<>();

    public AllowedRoles(IndexView index) {
        for (AnnotationInstance allowed : index.getAnnotations(ALLOWED)) {
            AnnotationInstance operation = allowed.target().asMethod().annotation(OPERATION);
            if (operation != null && operation.value("operationId") != null) {
                roles.put(operation.value("operationId").asString(), codes(allowed.value()));
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                    .values()
                    .forEach(this::show));
        }
    }

    private void show(Operation operation) {
        List<String> allowed = roles.get(operation.getOperationId());
        if (allowed != null) {
            operation.addExtension(EXTENSION, allowed);
        }
    }

    private static List<String> codes(AnnotationValue value) {
        List<String> names = value == null
                ? Arrays.stream(Role.values()).map(Role::name).toList()
                : Arrays.asList(value.asEnumArray());
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .toList();
    }
}
