package dev.heng.edge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Lets a member that may be an object or null say so. Where the scanner meets a type for the first time it writes both into {@code anyOf}
 * but only {@code object} beside it, so that null would be no answer.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NullableObjects implements OASFilter {
    @Override
    public Schema filterSchema(Schema schema) {
        List<SchemaType> types = schema.getType();
        List<Schema> possible = schema.getAnyOf();
        if (types != null
                && !types.contains(SchemaType.NULL)
                && possible != null
                && possible.stream().anyMatch(NullableObjects::isNull)) {
            schema.addType(SchemaType.NULL);
        }
        return schema;
    }

    private static boolean isNull(@Nullable Schema schema) {
        return schema != null && List.of(SchemaType.NULL).equals(schema.getType());
    }
}
