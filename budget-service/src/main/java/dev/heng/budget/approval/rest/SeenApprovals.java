package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalCase;
import dev.heng.budget.approval.ApprovalCases;
import dev.heng.budget.approval.ApprovalLists;
import dev.heng.budget.approval.Approver;
import dev.heng.budget.approval.Approvers;
import dev.heng.budget.approval.Attachments;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** The approvals that the bearer sees; every other one is not there. */
@ApplicationScoped
class SeenApprovals {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final Approvers approvers;
    private final ApprovalCases cases;
    private final ApprovalLists lists;
    private final Attachments attachments;

    SeenApprovals(
            Hospitals hospitals,
            VisibleCentres visibleCentres,
            Approvers approvers,
            ApprovalCases cases,
            ApprovalLists lists,
            Attachments attachments) {
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.approvers = approvers;
        this.cases = cases;
        this.lists = lists;
        this.attachments = attachments;
    }

    /** @throws ProblemException 404 for an unknown hospital */
    ApprovalLists.Reader reader(String hospital) {
        hospitals.require(hospital);
        return new ApprovalLists.Reader(approvers.of(hospital), visibleCentres.of(hospital));
    }

    /** @throws ProblemException 404 for one that is not there, or that the reader does not see */
    long require(String hospital, String approval, ApprovalLists.Reader reader) {
        if (NUMBER.matcher(approval).matches() && lists.isSeen(hospital, Long.parseLong(approval), reader)) {
            return Long.parseLong(approval);
        }
        throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such approval.");
    }

    ApprovalView view(ApprovalCase approval, Approver bearer) {
        return ApprovalView.of(
                approval,
                cases.history(approval.hospital(), approval.number()).stream()
                        // what happened since the case was read
                        .filter(event -> event.number() <= approval.version())
                        .toList(),
                attachments.list(approval.hospital(), approval.number()),
                bearer);
    }
}
