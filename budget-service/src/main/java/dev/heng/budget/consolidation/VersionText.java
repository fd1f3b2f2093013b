package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        head(year, stated, missing).forEach(line -> add(digest, line));
        lines.stream()
                .sorted(java.util.Comparator.comparing(VersionLine::key))
                .forEach(line -> add(digest, text(line)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
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
