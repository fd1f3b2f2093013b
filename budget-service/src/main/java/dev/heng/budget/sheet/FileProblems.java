package dev.heng.budget.sheet;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;

/** Why a file as a whole cannot be read; which library stumbled over it is nobody's business. */
public final class FileProblems {
    private FileProblems() {}

    /** 400: the file is no CSV. */
    public static ProblemException malformedCsv(String detail) {
        return ProblemException.invalid("", "MALFORMED_CSV", detail);
    }

    /** 400: the file is no workbook. */
    public static ProblemException malformedWorkbook() {
        return ProblemException.invalid("", "MALFORMED_XLSX", "The file is no workbook (.xlsx), or it is damaged.");
    }

    /** 400: the file is no workbook that is read. */
    public static ProblemException malformedWorkbook(String detail) {
        return ProblemException.invalid("", "MALFORMED_XLSX", detail);
    }

    /** 413: there is too much in the file. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException(EdgeProblem.BODY_TOO_LARGE, detail);
    }
}
