package dev.heng.budget.preparation;

import dev.heng.edge.Sha256;
import dev.heng.edge.json.Decimals;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text that the hash of a submission is of. Its first line names the place: the words {@code heng-proposal 1}, hospital, year, centre
 * and round. Each further one is a line of the proposal in the order of the keys: subject, fund, project, the twelve amounts in plain
 * notation without zeros that say nothing, joined by commas, and the justification. Fields are parted by tabs, lines end with a line feed; in the
 * justification backslash, tab, line feed and carriage return are written as {@code \\}, {@code \t}, {@code \n} and {@code \r}. UTF-8.
 */
final class SubmissionText {
    private SubmissionText() {}

    /**
     * The hash of a submission.
     *
     * @param lines in the order of their keys
     */
    static String hash(ProposalOf of, int round, List<ProposalLine> lines) {
        return Sha256.hex(of(of, round, lines));
    }

    static String of(ProposalOf of, int round, List<ProposalLine> lines) {
        StringBuilder text = new StringBuilder("heng-proposal 1\t")
                .append(String.join("\t", of.hospital(), String.valueOf(of.year()), of.centre(), String.valueOf(round)))
                .append('\n');
        for (ProposalLine line : lines) {
            LineKey key = line.key();
            String amounts = line.amounts().stream()
                    .map(amount -> Decimals.plain(amount).toPlainString())
                    .collect(Collectors.joining(","));
            text.append(String.join(
                            "\t", key.subject(), key.fund(), key.project(), amounts, escaped(line.justification())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }
}
