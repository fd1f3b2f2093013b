package dev.heng.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.heng.client.ApiClient;
import dev.heng.client.ApiException;
import dev.heng.client.api.IdentityApi;
import dev.heng.client.api.IdentityApi.APIIssueTokenRequest;
import dev.heng.client.model.ProblemDocument;
import java.net.http.HttpClient;
import java.util.function.Function;

/**
 * The generated Java client with the token of an account, set up as {@code deploy/contracts} tells: decimals exact and in plain notation.
 * It refuses members that the document does not describe.
 */
record JavaClient(ApiClient client) {
    static JavaClient signIn(String base, String user) throws ApiException {
        String token = new IdentityApi(client(base))
                .issueToken(APIIssueTokenRequest.newBuilder()
                        .grantType("password")
                        .username(user)
                        .password(user + "-demo")
                        .build())
                .getAccessToken();
        ApiClient client = client(base);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return new JavaClient(client);
    }

    /** One group of operations, such as {@code api(ChartsApi::new)}. */
    <A> A api(Function<ApiClient, A> group) {
        return group.apply(client);
    }

    /** The problem document of a refusal. */
    ProblemDocument problem(ApiException refusal) {
        try {
            return client.getObjectMapper().readValue(refusal.getResponseBody(), ProblemDocument.class);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(refusal.getResponseBody(), broken);
        }
    }

    private static ApiClient client(String base) {
        ObjectMapper mapper = ApiClient.createDefaultObjectMapper()
                .configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
        return new ApiClient(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1), mapper, base);
    }
}
