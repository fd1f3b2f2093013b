package dev.heng.edge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Completes the schemas of an OpenAPI document: what is only answered has every member, null where there is nothing to say; every number
 * is an exact decimal.
 */
public final class AnswerSchemas {
    /** An extension of a schema whose members may be absent, except those that say that they are required. */
    public static final String ABSENT = "x-members-may-be-absent";

    /** An extension of a schema of several types ({@code oneOf}) that may also be null. */
    public static final String NULL = "x-may-be-null";

    private static final String REFERENCE = "#/components/schemas/";
    private static final String DECIMAL = "decimal";

    private final Map<String, Schema> schemas;
    private final Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private AnswerSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void complete(OpenAPI document) {
        AnswerSchemas all = new AnswerSchemas(document.getComponents().getSchemas());
        List<Schema> asked = new ArrayList<>();
        List<Schema> answered = new ArrayList<>();
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(operation -> all.collect(operation, asked, answered)));
        Set<String> namesAsked = all.reached(asked);
        all.reached(answered).stream()
                .filter(name -> !namesAsked.contains(name))
                .map(all.schemas::get)
                .forEach(AnswerSchemas::requireMembers);
        all.schemas.values().forEach(schema -> schema.removeExtension(ABSENT));
        all.schemas.values().forEach(all::normalise);
        asked.forEach(all::normalise);
        answered.forEach(all::normalise);
    }

    private void collect(Operation operation, List<Schema> asked, List<Schema> answered) {
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), asked);
        }
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .map(Parameter::getSchema)
                    .filter(schema -> schema != null)
                    .forEach(asked::add);
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> add(response.getContent(), answered));
    }

    private static void add(Content content, List<Schema> schemas) {
        if (content != null && content.getMediaTypes() != null) {
            content.getMediaTypes().values().stream()
                    .map(media -> media.getSchema())
                    .filter(schema -> schema != null)
                    .forEach(schemas::add);
        }
    }

    private Set<String> reached(List<Schema> roots) {
        Set<String> names = new HashSet<>();
        roots.forEach(root -> reach(root, names));
        return names;
    }

    private void reach(Schema schema, Set<String> names) {
        String reference = schema.getRef();
        if (reference != null && reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            if (schemas.containsKey(name) && names.add(name)) {
                reach(schemas.get(name), names);
            }
        }
        parts(schema).forEach(part -> reach(part, names));
    }

    private static void requireMembers(Schema schema) {
        boolean isSparse =
                schema.getExtensions() != null && schema.getExtensions().containsKey(ABSENT);
        if (!isSparse && schema.getProperties() != null) {
            schema.setRequired(List.copyOf(schema.getProperties().keySet()));
        }
    }

    private void normalise(Schema schema) {
        if (!seen.add(schema)) {
            return;
        }
        if (schema.getExtensions() != null && schema.getExtensions().containsKey(NULL)) {
            schema.removeExtension(NULL);
            schema.addOneOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        allowNullBesideEnumeration(schema);
        List<Schema.SchemaType> types = schema.getType();
        if (schema.getRef() != null && types != null) {
            // the scanner repeats the type beside the reference that tells it
            schema.setType(null);
        } else if (types != null && types.contains(Schema.SchemaType.NUMBER)) {
            schema.setFormat(DECIMAL);
        }
        parts(schema).forEach(this::normalise);
    }

    /** An enumeration without null refuses null, whatever the type says. */
    private static void allowNullBesideEnumeration(Schema schema) {
        List<Schema.SchemaType> types = schema.getType();
        if (types == null || !types.contains(Schema.SchemaType.NULL) || schema.getEnumeration() == null) {
            return;
        }
        Schema value = OASFactory.createSchema().enumeration(schema.getEnumeration());
        types.stream().filter(type -> type != Schema.SchemaType.NULL).forEach(value::addType);
        schema.setEnumeration(null);
        schema.setType(null);
        schema.addAnyOf(value).addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }

    private static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        for (List<Schema> combined : lists(schema)) {
            parts.addAll(combined);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            parts.add(schema.getAdditionalPropertiesSchema());
        }
        return parts;
    }

    private static List<List<Schema>> lists(Schema schema) {
        return Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .toList();
    }
}
