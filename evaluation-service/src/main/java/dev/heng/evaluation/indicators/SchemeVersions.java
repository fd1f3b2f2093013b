package dev.heng.evaluation.indicators;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The copies of published scheme versions. */
public interface SchemeVersions {

    /** The copy; empty when no hospital has adopted the version yet. */
    Optional<SchemeVersion> find(String scheme, int version);

    /**
     * The copy, made now when there is none yet.
     *
     * @param authorization the caller's own {@code Authorization} header: the catalogue judges the caller, not this service
     * @param user whom the copy names
     * @return empty when the catalogue has no such version
     * @throws dev.heng.evaluation.web.ProblemException 503 when there is no copy and the catalogue cannot be reached, 502 when its answer
     *     is not a version that can be computed or its hash does not fit
     */
    Optional<SchemeVersion> copy(String scheme, int version, @Nullable String authorization, String user);
}
