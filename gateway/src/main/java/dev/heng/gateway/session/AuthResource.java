package dev.heng.gateway.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.gateway.web.Problem;
import dev.heng.gateway.web.Refusal;
import io.smallrye.jwt.build.Jwt;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;

/** Tokens of the local default, and who is signed in. */
@Path("/api/auth")
@Tag(name = "Identity", description = "Tokens and the signed-in user")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Identity identity;
    private final Tokens tokens;
    private final Clock clock;

    AuthResource(Identity identity, Tokens tokens, Clock clock) {
        this.identity = identity;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** An access token (RFC 6749 section 5.1). */
    public record TokenAnswer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresInSeconds) {}

    /** Why no token is given (RFC 6749 section 5.2). */
    public record TokenRefusal(
            String error, @JsonProperty("error_description") String description) {}

    /** Whom a front end serves. */
    public record SignedIn(String user, List<String> roles, List<String> hospitals, List<String> centres) {}

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "issueToken",
            summary = "Gives an access token for a demo account (local default only)",
            description =
                    "OAuth 2.0 password or client-credentials grant. In production the token comes from the OIDC provider.")
    @APIResponse(responseCode = "200", description = "The token")
    @APIResponse(responseCode = "400", description = "The grant is not known or incomplete")
    @APIResponse(responseCode = "401", description = "Name and secret do not fit")
    public Response token(
            @FormParam("grant_type") String grant,
            @FormParam("username") String user,
            @FormParam("password") String password,
            @FormParam("client_id") String client,
            @FormParam("client_secret") String secret) {
        RsaJsonWebKey key = identity.localKey()
                .orElseThrow(() ->
                        new Refusal(Problem.NOT_FOUND, "Tokens come from the OIDC provider of this installation."));
        if (!"password".equals(grant) && !"client_credentials".equals(grant)) {
            return refuse(400, "unsupported_grant_type", "Use password or client_credentials.");
        }
        Optional<DemoAccount> account =
                "password".equals(grant) ? DemoAccount.of(user, password, false) : DemoAccount.of(client, secret, true);
        return account.map(found -> give(found, key))
                .orElseGet(() -> "password".equals(grant)
                        ? refuse(401, "invalid_grant", "User name and password do not fit.")
                        : refuse(401, "invalid_client", "Client id and secret do not fit."));
    }

    @GET
    @Path("jwks")
    @Operation(operationId = "readKeys", summary = "The public keys of the local issuer (JWKS, local default only)")
    public String keys() {
        return identity.localKey()
                .map(key -> "{\"keys\":[" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}")
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "The keys are those of the OIDC provider."));
    }

    @GET
    @Path("me")
    @SecurityRequirement(name = "bearer")
    @Operation(
            operationId = "readSignedIn",
            summary = "Whom the token speaks for, with roles, hospitals and root centres")
    @APIResponse(responseCode = "200", description = "The signed-in user")
    @APIResponse(responseCode = "401", description = "No valid token")
    public SignedIn me(@Context HttpHeaders headers) {
        JsonWebToken token = tokens.bearer(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .orElseThrow(() -> new Refusal(Problem.UNAUTHENTICATED, "Send a valid bearer token."));
        return new SignedIn(token.getName(), claim(token, "roles"), claim(token, "hospitals"), claim(token, "centres"));
    }

    private Response give(DemoAccount account, RsaJsonWebKey key) {
        Instant now = clock.instant();
        String token = Jwt.issuer(identity.issuer())
                .audience(Identity.AUDIENCE)
                .subject(account.user())
                .upn(account.user())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim("jti", UUID.randomUUID().toString())
                .claim("roles", Set.of(account.role()))
                .claim("hospitals", account.hospitals())
                .claim("centres", account.centres())
                .jws()
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
        return Response.ok(new TokenAnswer(token, "Bearer", LIFE.toSeconds()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response refuse(int status, String error, String description) {
        return Response.status(status)
                .entity(new TokenRefusal(error, description))
                .build();
    }

    private static List<String> claim(JsonWebToken token, String name) {
        return token.getClaim(name) instanceof JsonArray array
                ? array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }
}
