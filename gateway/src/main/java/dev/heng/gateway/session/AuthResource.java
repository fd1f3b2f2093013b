package dev.heng.gateway.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.gateway.web.Correlation;
import dev.heng.gateway.web.Problem;
import dev.heng.gateway.web.ProblemDocument;
import dev.heng.gateway.web.Refusal;
import dev.heng.gateway.web.RefusedAccess;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.http.HttpServerRequest;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;

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

    /** The form of a token request (RFC 6749 sections 4.3 and 4.4) as the OpenAPI document describes it. */
    @Schema(name = "TokenRequest")
    record TokenRequest(
            @Schema(
                    name = "grant_type",
                    required = true,
                    enumeration = {"password", "client_credentials"})
            String grant,

            @Schema(description = "Of password.", examples = "office")
            String username,

            @Schema(description = "Of password.", examples = "office-demo")
            String password,

            @Schema(name = "client_id", description = "Of client_credentials.", examples = "his")
            String client,

            @Schema(name = "client_secret", description = "Of client_credentials.", examples = "his-demo")
            String secret) {}

    /** An access token (RFC 6749 section 5.1). */
    public record TokenAnswer(
            @JsonProperty("access_token") @Schema(required = true, description = "To be sent as Authorization: Bearer")
            String accessToken,

            @JsonProperty("token_type") @Schema(required = true, enumeration = "Bearer")
            String tokenType,

            @JsonProperty("expires_in") @Schema(required = true, description = "In seconds", examples = "3600")
            long expiresInSeconds) {}

    /** Why no token is given (RFC 6749 section 5.2). */
    public record TokenRefusal(
            @Schema(
                    required = true,
                    enumeration = {"unsupported_grant_type", "invalid_grant", "invalid_client"})
            String error,

            @JsonProperty("error_description") @Schema(required = true)
            String description) {}

    /** Whom a front end serves. */
    public record SignedIn(
            @Schema(required = true, examples = "officer") String user,

            @Schema(required = true, examples = "[\"budget-officer\"]")
            List<String> roles,

            @Schema(required = true, description = "Codes; * is every hospital", examples = "[\"x-hospital\"]")
            List<String> hospitals,

            @Schema(
                    required = true,
                    description = "The roots of what the user sees; empty is all",
                    examples = "[\"C-CARD\"]")
            List<String> centres) {}

    /** A public key (RFC 7517). */
    @Schema(name = "PublicKey")
    record PublicKey(
            @Schema(required = true, enumeration = "RSA") String kty,
            @Schema(required = true) String kid,
            @Schema(required = true) String n,
            @Schema(required = true, examples = "AQAB") String e,
            String use,
            String alg) {}

    /** The public keys (RFC 7517) as the OpenAPI document describes them. */
    @Schema(name = "PublicKeys")
    record PublicKeys(@Schema(required = true) List<PublicKey> keys) {}

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "issueToken",
            summary = "Gives an access token for a demo account (local default only)",
            description =
                    "OAuth 2.0 password or client-credentials grant. In production the token comes from the OIDC provider.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "unsupported_grant_type",
            content = @Content(schema = @Schema(implementation = TokenRefusal.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_grant, invalid_client: name and secret do not fit",
            content = @Content(schema = @Schema(implementation = TokenRefusal.class)))
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: tokens come from the OIDC provider of this installation",
            content = @Content(mediaType = ProblemDocument.MEDIA_TYPE, schema = @Schema(ref = "ProblemDocument")))
    public Response token(
            @FormParam("grant_type") @Nullable String grant,
            @FormParam("username") @Nullable String user,
            @FormParam("password") @Nullable String password,
            @FormParam("client_id") @Nullable String client,
            @FormParam("client_secret") @Nullable String secret,
            @Context HttpServerRequest request) {
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
                        ? refuseAccess("invalid_grant", "User name and password do not fit.", request)
                        : refuseAccess("invalid_client", "Client id and secret do not fit.", request));
    }

    @GET
    @Path("jwks")
    @Operation(
            operationId = "readKeys",
            summary = "The public keys of the local issuer (JWKS, local default only)",
            description = "In production the keys come from the OIDC provider.")
    @APIResponse(
            responseCode = "200",
            description = "The keys",
            content = @Content(schema = @Schema(implementation = PublicKeys.class)))
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the keys are those of the OIDC provider",
            content = @Content(mediaType = ProblemDocument.MEDIA_TYPE, schema = @Schema(ref = "ProblemDocument")))
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
            summary = "Whom the token speaks for, with roles, hospitals and root centres",
            description = "What a front end asks first.")
    @APIResponse(
            responseCode = "200",
            description = "The signed-in user",
            content = @Content(schema = @Schema(implementation = SignedIn.class)))
    @APIResponse(
            responseCode = "401",
            description = "UNAUTHENTICATED",
            content = @Content(mediaType = ProblemDocument.MEDIA_TYPE, schema = @Schema(ref = "ProblemDocument")))
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

    private static Response refuseAccess(String error, String description, HttpServerRequest request) {
        RefusedAccess.log(request, 401, error, Correlation.of(request));
        return refuse(401, error, description);
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
