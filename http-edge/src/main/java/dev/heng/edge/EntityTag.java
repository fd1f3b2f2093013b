package dev.heng.edge;

import org.jspecify.annotations.Nullable;

/** The entity tag of a document is its version in quotes. */
public final class EntityTag {
    private EntityTag() {}

    /** The value of the {@code ETag} header. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses an update that was prepared on an older version.
     *
     * @param ifMatch the {@code If-Match} header; null and {@code *} fit every version of a document that exists
     * @param version the present version; null when there is no document yet
     * @throws ProblemException 412 when they disagree
     */
    public static void requireMatch(@Nullable String ifMatch, @Nullable Long version) {
        if (ifMatch == null || (ifMatch.equals("*") && version != null)) {
            return;
        }
        if (version == null || !ifMatch.equals(of(version))) {
            throw new ProblemException(
                    EdgeProblem.VERSION_STALE,
                    "The present version is " + (version == null ? "none" : of(version)) + ".");
        }
    }
}
