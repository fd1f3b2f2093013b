package dev.heng.catalog.access;

import dev.heng.catalog.web.Problem;
import dev.heng.catalog.web.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The bearer of the request's token. Fails closed: a claim that is absent or of another form allows nothing. */
@RequestScoped
public class CurrentUser {

    private final JsonWebToken token;

    CurrentUser(JsonWebToken token) {
        this.token = token;
    }

    /** The name that audit and postings record. */
    public String name() {
        return token.getName();
    }

    public Set<Role> roles() {
        return claim("roles").stream()
                .flatMap(code -> Role.of(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** @throws ProblemException 403 when the token has none of the roles */
    public void require(Role... anyOf) {
        Set<Role> mine = roles();
        if (Arrays.stream(anyOf).noneMatch(mine::contains)) {
            throw new ProblemException(
                    Problem.FORBIDDEN_ROLE,
                    "One of these roles is needed: "
                            + Arrays.stream(anyOf).map(Role::code).collect(Collectors.joining(", ")) + ".");
        }
    }

    private List<String> claim(String name) {
        Object value = token.getClaim(name);
        return switch (value) {
            case JsonArray array ->
                array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(item -> ((JsonString) item).getString())
                        .toList();
            case Collection<?> items -> items.stream().map(String::valueOf).toList();
            case String text -> List.of(text);
            case null, default -> List.of();
        };
    }
}
