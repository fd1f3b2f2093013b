package dev.heng.budget.execution;

import dev.heng.budget.ledger.ChunkState;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.LineOutcome;
import java.util.List;

/**
 * A chunk that is committed.
 *
 * @param exceptions its lines that were not simply recorded this time; positions count from the start of the batch
 */
public record PostedChunk(ChunkState state, List<ExecutionLine> lines, List<LineOutcome> exceptions) {}
