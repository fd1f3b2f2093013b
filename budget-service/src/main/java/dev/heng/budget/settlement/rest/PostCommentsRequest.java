package dev.heng.budget.settlement.rest;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.settlement.CommentFinalAccount.Remark;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST of comments on lines of a centre. */
@Schema(name = "PostAccountCommentsRequest")
public record PostCommentsRequest(
        @NotNull @Size(max = 1000) @Valid List<@NotNull CommentRequest> comments) {
    private static final String NO_CODE = "Not a code.";

    /** What is said about a line. */
    @Schema(name = "AccountCommentRequest")
    public record CommentRequest(
            @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) String subject,

            @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Absent: OWN") @Nullable String fund,

            @Pattern(regexp = Texts.CODE + "|-", message = NO_CODE) @Schema(description = "Absent: -") @Nullable String project,

            @NotBlank @Size(max = 2000) @Schema(examples = "设备采购推迟到明年一季度")
            String text) {}

    List<Remark> remarks(String centre) {
        return comments.stream()
                .map(each -> new Remark(
                        new BudgetLine(
                                centre,
                                each.subject(),
                                each.fund() == null ? CellKey.FUND_DEFAULT : each.fund(),
                                each.project() == null ? CellKey.PROJECT_DEFAULT : each.project()),
                        each.text()))
                .toList();
    }
}
