package dev.heng.budget.execution.rest;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;

/** Why a file as a whole cannot be read; which library stumbled over it is nobody's business. */
final class FileProblems {
    private FileProblems() {}

    static ProblemException malformedCsv(String detail) {
        return ProblemException.invalid("", "MALFORMED_CSV", detail);
    }

    static ProblemException malformedWorkbook() {
        return ProblemException.invalid("", "MALFORMED_XLSX", "The file is no workbook (.xlsx), or it is damaged.");
    }

    static ProblemException malformedWorkbook(String detail) {
        return ProblemException.invalid("", "MALFORMED_XLSX", detail);
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(EdgeProblem.BODY_TOO_LARGE, detail);
    }
}
