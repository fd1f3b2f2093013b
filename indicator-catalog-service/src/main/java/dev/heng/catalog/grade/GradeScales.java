package dev.heng.catalog.grade;

import java.util.List;
import java.util.Optional;

/** The scales of the catalogue. */
public interface GradeScales {

    Optional<GradeScale> find(String code);

    /** In the order of their codes. */
    List<GradeScale> page(String afterCode, int limit);

    /** Keeps every other change of this scale out until the transaction ends; reads after it see the newest state. */
    void lock(String code);

    void add(GradeScale scale, String user);

    /** Replaces the state of a scale that exists. */
    void replace(GradeScale scale, String user);
}
