package dev.heng.catalog.scheme;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schemes of the catalogue and their published versions. */
public interface Schemes {

    Optional<Scheme> find(String code);

    /** In the order of their codes. */
    List<Scheme> page(String afterCode, int limit);

    /** Keeps every other change and publication of this scheme out until the transaction ends. */
    void lock(String code);

    void add(Scheme scheme, String user);

    /** Replaces the draft of a scheme that exists. */
    void replace(Scheme scheme, String user);

    Optional<SchemeVersion> newestVersion(String scheme);

    /** The newest version number of those schemes that have one. */
    Map<String, Integer> newestVersions(Collection<String> schemes);

    Optional<SchemeVersion> findVersion(String scheme, int version);

    /**
     * Newest first.
     *
     * @param below only versions below this one
     */
    List<SchemeVersion> pageVersions(String scheme, int below, int limit);

    /** Keeps a version for ever. */
    void addVersion(SchemeVersion version);
}
