package dev.heng.catalog.formula;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The subjects that formulas may name. */
public interface Chart {

    Optional<ChartSubject> subject(String code);

    /** Every code, to find what a misspelt one meant. */
    Collection<String> codes();

    static Chart of(Collection<ChartSubject> subjects) {
        Map<String, ChartSubject> byCode = new LinkedHashMap<>();
        subjects.forEach(subject -> byCode.put(subject.code(), subject));
        return new Chart() {
            @Override
            public Optional<ChartSubject> subject(String code) {
                return Optional.ofNullable(byCode.get(code));
            }

            @Override
            public Collection<String> codes() {
                return Collections.unmodifiableCollection(byCode.keySet());
            }
        };
    }
}
