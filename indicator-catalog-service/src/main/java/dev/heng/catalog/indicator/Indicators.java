package dev.heng.catalog.indicator;

import dev.heng.catalog.formula.Definitions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The indicators of the catalogue. */
public interface Indicators {

    Optional<Indicator> find(String code);

    /** Those of the codes that exist, by code. */
    Map<String, Indicator> findAll(Collection<String> codes);

    /**
     * In the order of their codes.
     *
     * @param perspective null = all
     */
    List<Indicator> page(@Nullable Perspective perspective, String afterCode, int limit);

    /** All formulas and units as they are now, for the compiler; one read. */
    Definitions formulas();

    /** Keeps every other change of indicators out until the transaction ends: two formulas written at once could form a cycle. */
    void lock();

    void add(Indicator indicator, String user);

    /** Replaces the state of an indicator that exists. */
    void replace(Indicator indicator, String user);
}
