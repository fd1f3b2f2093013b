package dev.heng.budget.preparation;

import dev.heng.edge.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet of lines.
 *
 * @param number as the spreadsheet counts, from 1
 * @param draft what it wants; null when it cannot be read
 * @param faults why it cannot be read
 */
public record SheetRow(int number, @Nullable LineDraft draft, List<Violation> faults) {}
