package dev.heng.catalog.formula;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The indicators that {@code ind()} can reach. */
@FunctionalInterface
public interface Definitions {

    Optional<Definition> find(String code);

    /** The codes known, as far as they are known, to find what a misspelt one meant. */
    default Collection<String> codes() {
        return List.of();
    }

    static Definitions none() {
        return code -> Optional.empty();
    }

    static Definitions of(Collection<Definition> definitions) {
        Map<String, Definition> byCode = new LinkedHashMap<>();
        definitions.forEach(definition -> byCode.put(definition.code(), definition));
        return new Definitions() {
            @Override
            public Optional<Definition> find(String code) {
                return Optional.ofNullable(byCode.get(code));
            }

            @Override
            public Collection<String> codes() {
                return Collections.unmodifiableCollection(byCode.keySet());
            }
        };
    }
}
