package dev.heng.evaluation.indicators.catalogue;

import dev.heng.edge.ProblemException;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.indicators.SchemeVersions;
import dev.heng.evaluation.sql.Sql;
import dev.heng.evaluation.web.EvaluationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The copies in the table. Since a copy never changes, those used last are also kept in memory. */
@ApplicationScoped
class CopiedVersions implements SchemeVersions {
    private static final Logger LOG = Logger.getLogger(CopiedVersions.class);
    private static final int REMEMBERED_MAX = 64;

    private record Key(String scheme, int version) {}

    private final Sql sql;
    private final Clock clock;
    private final CatalogueClient catalogue;
    private final Map<Key, SchemeVersion> remembered =
            Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED_MAX, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, SchemeVersion> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            });

    CopiedVersions(Sql sql, Clock clock, CatalogueClient catalogue) {
        this.sql = sql;
        this.clock = clock;
        this.catalogue = catalogue;
    }

    @Override
    public Optional<SchemeVersion> find(String scheme, int version) {
        Key key = new Key(scheme, version);
        SchemeVersion known = remembered.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SchemeVersion> found = sql.first(
                        "select document from scheme_version where scheme = ? and version = ?",
                        row -> row.getString(1),
                        scheme,
                        version)
                .map(DocumentReader::read);
        found.ifPresent(copy -> remembered.put(key, copy));
        return found;
    }

    @Override
    public Optional<SchemeVersion> copy(String scheme, int version, @Nullable String authorization, String user) {
        Optional<SchemeVersion> present = find(scheme, version);
        if (present.isPresent()) {
            return present;
        }
        Optional<String> document = catalogue.version(scheme, version, authorization);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        SchemeVersion read = proven(document.get(), scheme, version);
        sql.update(
                "insert into scheme_version (scheme, version, hash, document, copied_at, copied_by) "
                        + "values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                scheme,
                version,
                read.hash(),
                document.get(),
                clock.instant(),
                user);
        return find(scheme, version);
    }

    private static SchemeVersion proven(String document, String scheme, int version) {
        try {
            SchemeVersion read = DocumentReader.read(document);
            if (!read.scheme().equals(scheme) || read.version() != version) {
                throw new IllegalArgumentException("it is another version");
            }
            return read;
        } catch (IllegalArgumentException unusable) {
            LOG.errorf(unusable, "%s version %d cannot be used", scheme, version);
            throw new ProblemException(
                    EvaluationProblem.CATALOGUE_ANSWER_INVALID,
                    "The version cannot be used: " + unusable.getMessage() + ".");
        }
    }
}
