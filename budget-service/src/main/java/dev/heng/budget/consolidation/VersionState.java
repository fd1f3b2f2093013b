package dev.heng.budget.consolidation;

import java.util.Optional;

/** Where a version of a budget is. */
public enum VersionState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    /** The approvers gave it back. It may be submitted again as it is, or another version is built. */
    RETURNED,
    /** In force: the figures name it. */
    ISSUED,
    SUPERSEDED;

    /** Where an action leads from here; empty when it is not allowed. */
    public Optional<VersionState> after(VersionAction action) {
        VersionState next =
                switch (this) {
                    case DRAFT, RETURNED -> action == VersionAction.SUBMIT ? SUBMITTED : null;
                    case SUBMITTED ->
                        switch (action) {
                            case APPROVE -> APPROVED;
                            case RETURN -> RETURNED;
                            case WITHDRAW -> DRAFT;
                            case SUBMIT, ISSUE, SUPERSEDE -> null;
                        };
                    case APPROVED -> action == VersionAction.ISSUE ? ISSUED : null;
                    case ISSUED -> action == VersionAction.SUPERSEDE ? SUPERSEDED : null;
                    case SUPERSEDED -> null;
                };
        return Optional.ofNullable(next);
    }
}
