package dev.heng.budget.ledger;

/** A chunk that was posted: how it stands now, and what became of its lines this time, whose positions count from its start. */
public record CommittedChunk(ChunkState state, ExecutionResult result) {}
