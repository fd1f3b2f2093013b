package dev.heng.gateway.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heng.gateway.GatewayConfig;
import dev.heng.gateway.routing.Upstream;
import dev.heng.gateway.web.Problem;
import dev.heng.gateway.web.Refusal;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the merged OpenAPI 3.1 document of the suite, without a token. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiRoute {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final GatewayConfig config;
    private final ObjectMapper mapper;
    private final HttpServer server;
    // offered HTTP/2, a service sometimes answers before it has switched, and the answer is unreadable
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    OpenApiRoute(GatewayConfig config, ObjectMapper mapper, HttpServer server) {
        this.config = config;
        this.mapper = mapper;
        this.server = server;
    }

    @GET
    @Path("openapi")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public ObjectNode openApi() {
        MergedOpenApi merged = new MergedOpenApi(mapper);
        merged.add(
                fetch(URI.create("http://127.0.0.1:" + server.getPort() + "/openapi-gateway?format=json")),
                MergedOpenApi.GATEWAY);
        for (Upstream upstream : Upstream.all(config)) {
            merged.add(fetch(upstream.base().resolve("/openapi?format=json")), prefix(upstream));
        }
        return merged.document();
    }

    @GET
    @Path("openapi.json")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public ObjectNode openApiJson() {
        return openApi();
    }

    private static String prefix(Upstream upstream) {
        return switch (upstream.name()) {
            case "indicator-catalog-service" -> "Catalogue";
            case "evaluation-service" -> "Evaluation";
            default -> "Budget";
        };
    }

    private JsonNode fetch(URI address) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                return mapper.readTree(answer.body());
            }
        } catch (IOException unreachable) {
            throw new Refusal(
                    Problem.SERVICE_UNREACHABLE, "A service behind the gateway cannot be reached at present.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(Problem.SERVICE_UNREACHABLE, "A service behind the gateway did not give its document.");
    }
}
