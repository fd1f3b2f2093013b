package dev.heng.budget.settlement;

import dev.heng.budget.approval.ApprovalAction;
import dev.heng.budget.approval.ApprovalCases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who approved final accounts: the approvals of their last case. */
@ApplicationScoped
public class AccountSignatures {
    private final ApprovalCases cases;

    AccountSignatures(ApprovalCases cases) {
        this.cases = cases;
    }

    /** In order; none before its submission. */
    public List<AccountSignature> of(FinalAccount account) {
        FinalAccount.Submission submission = account.submission();
        if (submission == null || submission.approval() == null) {
            return List.of();
        }
        return cases.history(account.hospital(), submission.approval()).stream()
                .filter(event -> event.action() == ApprovalAction.APPROVED)
                .map(event -> new AccountSignature(event.actor(), event.actingFor(), event.at(), event.opinion()))
                .toList();
    }
}
