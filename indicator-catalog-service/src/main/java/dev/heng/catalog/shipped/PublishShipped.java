package dev.heng.catalog.shipped;

import dev.heng.catalog.scheme.PublishScheme;
import dev.heng.catalog.scheme.SchemeVersion;
import dev.heng.catalog.scheme.Schemes;
import dev.heng.catalog.web.CatalogueProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes the shipped schemes that have no version yet; later versions are for people to decide. */
@ApplicationScoped
public class PublishShipped {
    private final Schemes schemes;
    private final PublishScheme publishScheme;

    PublishShipped(Schemes schemes, PublishScheme publishScheme) {
        this.schemes = schemes;
        this.publishScheme = publishScheme;
    }

    /** Those that have no version, in the order given. */
    @Transactional
    public List<String> missing(Collection<String> codes) {
        Map<String, Integer> newest = schemes.newestVersions(codes);
        return codes.stream().filter(code -> !newest.containsKey(code)).toList();
    }

    /**
     * Publishes one scheme, in a transaction of its own.
     *
     * @return the version; empty while the scheme's chart has not been learnt
     * @throws ProblemException when a person changed what the scheme is made of so that it cannot be published
     */
    public Optional<SchemeVersion> publish(String code) {
        try {
            return Optional.of(publishScheme.publish(code, ShipDocument.SHIPPER).published());
        } catch (ProblemException e) {
            if (e.problem() == CatalogueProblem.CHART_UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
