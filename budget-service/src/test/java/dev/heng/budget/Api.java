package dev.heng.budget;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests of this service say over HTTP; every test has a hospital of its own. */
public final class Api {
    /** The root of the service's paths. */
    public static final String ROOT = "/api/budget/v1";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Api() {}

    /** A code that no other test uses. */
    public static String fresh(String prefix) {
        return prefix + "-" + NEXT.incrementAndGet();
    }

    public static RequestSpecification as(String role) {
        return with(Tokens.of(role));
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).urlEncodingEnabled(true);
    }

    public static ValidatableResponse put(String role, String path, String json) {
        return as(role).body(json).put(ROOT + path).then();
    }

    public static ValidatableResponse post(String role, String path, String json) {
        return as(role).body(json).post(ROOT + path).then();
    }

    public static ValidatableResponse get(String role, String path) {
        return as(role).get(ROOT + path).then();
    }

    /**
     * A hospital with the standard chart and the root centre H.
     *
     * @return its code
     */
    public static String hospital() {
        String hospital = fresh("h");
        put("admin", "/hospitals/" + hospital, """
                        {"name": "X 医院", "currency": "CNY", "chart": "hospital-standard"}""").statusCode(201);
        centre(hospital, "H", "INVESTMENT", null);
        return hospital;
    }

    public static ValidatableResponse centre(String hospital, String centre, String type, String parent) {
        String body = "{\"name\": \"%s\", \"type\": \"%s\"%s}"
                .formatted(centre, type, parent == null ? "" : ", \"parent\": \"" + parent + "\"");
        return put("connector", "/hospitals/" + hospital + "/centres/" + centre, body);
    }
}
