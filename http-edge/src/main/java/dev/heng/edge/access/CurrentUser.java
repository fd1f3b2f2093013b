package dev.heng.edge.access;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The bearer of the request's token. Fails closed: a claim that is absent or of another form allows nothing. */
@RequestScoped
public class CurrentUser {
    private static final String ALL = "*";
    /** Roles that see only the centres their token names; every other role sees its whole hospital. */
    private static final Set<Role> BOUND_TO_CENTRES = EnumSet.of(Role.BUDGET_OFFICER);

    private final JsonWebToken token;
    /** Read once: for a claim of our own the library throws an exception inside each time it is asked. */
    private final Map<String, List<String>> claims = new HashMap<>();
    /** Those of the roles for whose sake the request is answered; null until that was asked. */
    private @Nullable Set<Role> acting;

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
        mine.retainAll(Arrays.asList(anyOf));
        acting = mine;
        if (mine.isEmpty()) {
            throw new ProblemException(
                    EdgeProblem.FORBIDDEN_ROLE,
                    "One of these roles is needed: "
                            + Arrays.stream(anyOf).map(Role::code).collect(Collectors.joining(", ")) + ".");
        }
    }

    /** @throws ProblemException 403 when the hospital is not one of the token's; also for a hospital that does not exist */
    public void requireHospital(String hospital) {
        List<String> mine = claim("hospitals");
        if (!mine.contains(ALL) && !mine.contains(hospital)) {
            throw new ProblemException(EdgeProblem.HOSPITAL_OUT_OF_SCOPE, "The token does not name this hospital.");
        }
    }

    /** The codes of the hospitals that the token names; empty when it names every one. */
    public Optional<Set<String>> hospitals() {
        List<String> mine = claim("hospitals");
        return mine.contains(ALL) ? Optional.empty() : Optional.of(Set.copyOf(mine));
    }

    /**
     * The root centres whose trees the user may see; empty when it may see every centre of its hospitals. A role that does not allow the
     * request opens no centre either.
     */
    public Optional<Set<String>> centreRoots() {
        Set<Role> mine = acting == null ? roles() : acting;
        List<String> roots = claim("centres");
        boolean isUnbound = mine.stream().anyMatch(role -> !BOUND_TO_CENTRES.contains(role));
        return isUnbound || roots.contains(ALL) ? Optional.empty() : Optional.of(Set.copyOf(roots));
    }

    /** The root centres whose trees the user reaches in this one of its roles, whatever other roles it has; empty for every centre. */
    public Optional<Set<String>> centreRootsAs(Role role) {
        List<String> roots = claim("centres");
        return !BOUND_TO_CENTRES.contains(role) || roots.contains(ALL)
                ? Optional.empty()
                : Optional.of(Set.copyOf(roots));
    }

    /** The root centres that the bearer speaks for, whatever its roles let it see; empty when it speaks for every one. */
    public Optional<Set<String>> spokenForRoots() {
        List<String> roots = claim("centres");
        return roots.contains(ALL) ? Optional.empty() : Optional.of(Set.copyOf(roots));
    }

    private List<String> claim(String name) {
        return claims.computeIfAbsent(name, this::read);
    }

    private List<String> read(String name) {
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
