package dev.heng.edge.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    record Line(@NotNull @Size(max = 4) String id, @NotNull BigDecimal amount, LocalDate date) {}

    record Batch(@NotNull @Valid List<Line> lines, Boolean isLast) {}

    private final StrictJson json = new StrictJson(Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator());

    private Batch read(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8), Batch.class);
    }

    private String violations(String body) {
        return assertThrows(ProblemException.class, () -> read(body)).violations().stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Test
    void readsARecordDigitForDigit() {
        Batch batch = read("{\"lines\":[{\"id\":\"a\",\"amount\":123456789012345.1234,\"date\":\"2024-02-29\"}]}");
        assertEquals(
                List.of(new Line("a", new BigDecimal("123456789012345.1234"), LocalDate.of(2024, 2, 29))),
                batch.lines());
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertEquals(
                "/isLast WRONG_TYPE, /lines/0/amount REQUIRED, /lines/0/amuont UNKNOWN_MEMBER, /lines/0/date INVALID_DATE,"
                        + " /lines/1/id WRONG_TYPE",
                violations("{\"lines\":[{\"id\":\"a\",\"amuont\":1,\"date\":\"2023-02-29\"},{\"id\":7,\"amount\":1}],"
                        + "\"isLast\":\"yes\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "1e3, NUMBER_FORM",
        "1.00001, TOO_MANY_DECIMALS",
        "1000000000000000, OUT_OF_RANGE",
        "\"12\", WRONG_TYPE",
        "null, REQUIRED"
    })
    void refusesAnAmountOfAnotherForm(String amount, String code) {
        assertEquals("/lines/0/amount " + code, violations("{\"lines\":[{\"id\":\"a\",\"amount\":" + amount + "}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"lines\":[],\"lines\":[]}",
                "{\"lines\":[]} {}",
                "{\"lines\":[{\"id\":\"a\",\"amount\":NaN}]}",
                "{\"lines\":[{\"id\":\"a\",\"amount\":01}]}"
            })
    void refusesWhatIsNotOneJsonDocument(String body) {
        assertEquals(
                EdgeProblem.MALFORMED_JSON,
                assertThrows(ProblemException.class, () -> read(body)).problem());
    }

    @Test
    void anObjectIsNotNull() {
        assertEquals(" REQUIRED", violations("null"));
    }
}
