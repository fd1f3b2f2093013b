package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.edge.Sha256;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a version as a text, the same for the same content: a line each, fields between tabs, decimals without zeros that say
 * nothing, lines in the order of their keys.
 */
final class VersionText {
    private VersionText() {}

    /** Hex SHA-256 of the text. */
    static String hash(int year, BudgetVersion.Stated stated, List<String> missing, List<VersionLine> lines) {
        return Sha256.hexOfLines(Stream.concat(
                head(year, stated, missing),
                lines.stream().sorted(Comparator.comparing(VersionLine::key)).map(VersionText::text)));
    }

    private static Stream<String> head(int year, BudgetVersion.Stated stated, List<String> missing) {
        return Stream.of(
                "budget\t" + year,
                "balances\t" + plain(stated.useOfBalances()),
                "debt\t" + escaped(stated.debtApproval()),
                "above\t" + stated.aboveParent().stream().sorted().collect(Collectors.joining("\t")),
                "missing\t" + missing.stream().sorted().collect(Collectors.joining("\t")));
    }

    private static String text(VersionLine line) {
        BudgetLine key = line.key();
        return Stream.concat(
                        Stream.of(
                                key.centre(),
                                key.subject(),
                                key.fund(),
                                key.project(),
                                escaped(line.changedBy()),
                                escaped(line.reason())),
                        line.amounts().stream().map(VersionText::plain))
                .collect(Collectors.joining("\t"));
    }

    /** Free texts may hold what separates the fields. */
    private static String escaped(@Nullable String text) {
        return text == null
                ? "-"
                : "=" + text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String plain(BigDecimal amount) {
        return Decimals.plain(amount).toPlainString();
    }
}
