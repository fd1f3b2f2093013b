package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.sheet.CsvRows;
import dev.heng.budget.sheet.XlsxRows;
import dev.heng.edge.ProblemException;
import dev.heng.edge.json.StrictJson;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** What tests see of a file that was read: each line, or each violation, as a text. */
final class SheetTexts {
    private static final StrictJson JSON = json();

    private SheetTexts() {}

    private static StrictJson json() {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Constructor<StrictJson> constructor = StrictJson.class.getDeclaredConstructor(Validator.class);
            constructor.setAccessible(true);
            return constructor.newInstance(factory.getValidator());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static SheetLines lines(int max) {
        return new SheetLines(JSON, max);
    }

    static List<String> csv(byte[] body, String charset) {
        return said(lines -> CsvRows.read(body, charset, lines));
    }

    static List<String> xlsx(byte[] body) {
        return said(lines -> XlsxRows.read(body, unpacked -> {}, lines));
    }

    private static List<String> said(Consumer<SheetLines> reading) {
        SheetLines lines = lines(10_000);
        try {
            reading.accept(lines);
            return lines.lines().stream().map(SheetTexts::shown).toList();
        } catch (ProblemException refused) {
            return refused.violations().isEmpty()
                    ? List.of(refused.problem().name())
                    : refused.violations().stream()
                            .map(violation -> violation.pointer() + " " + violation.code())
                            .sorted()
                            .toList();
        }
    }

    private static String shown(ExecutionLine line) {
        return String.join(
                " ",
                line.id(),
                line.centre(),
                line.subject(),
                line.date().toString(),
                line.amount().toPlainString(),
                line.fund(),
                line.project(),
                String.valueOf(line.document()),
                String.valueOf(line.memo()));
    }
}
