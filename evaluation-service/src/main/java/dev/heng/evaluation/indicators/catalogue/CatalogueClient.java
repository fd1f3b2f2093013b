package dev.heng.evaluation.indicators.catalogue;

import dev.heng.edge.Correlation;
import dev.heng.edge.ProblemException;
import dev.heng.evaluation.settings.Settings;
import dev.heng.evaluation.web.EvaluationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the catalogue for a published version. */
@ApplicationScoped
class CatalogueClient {
    private static final Logger LOG = Logger.getLogger(CatalogueClient.class);

    private final Settings.Catalogue settings;
    private final HttpClient client;

    CatalogueClient(Settings settings) {
        this.settings = settings.catalogue();
        this.client = HttpClient.newBuilder()
                // offered HTTP/2, a service sometimes answers before it has switched, and the answer is unreadable
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(this.settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * The document as the catalogue answers it; empty when it has none.
     *
     * @throws ProblemException 503 when there is no answer
     */
    Optional<String> version(String scheme, int version, @Nullable String authorization) {
        URI address = settings.url().resolve("/api/catalog/v1/schemes/" + scheme + "/versions/" + version);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(settings.readTimeout()).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (Correlation.current() != null) {
            request.header(Correlation.HEADER, Correlation.current());
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(answer.body());
                case 404 -> Optional.empty();
                default -> {
                    LOG.warnf("the catalogue answers %d for %s version %d", answer.statusCode(), scheme, version);
                    throw unavailable();
                }
            };
        } catch (IOException failure) {
            LOG.warnf("the catalogue does not answer: %s", failure);
            throw unavailable();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                EvaluationProblem.CATALOGUE_UNAVAILABLE,
                "The scheme version is not copied yet, and the catalogue does not give it.");
    }
}
