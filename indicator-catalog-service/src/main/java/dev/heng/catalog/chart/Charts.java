package dev.heng.catalog.chart;

import java.util.List;
import java.util.Optional;

/** The charts learnt so far. */
public interface Charts {

    Optional<LearntChart> find(String code);

    /** In the order of their codes. */
    List<LearntChart> page(String afterCode, int limit);
}
