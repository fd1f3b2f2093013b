package dev.heng.local;

import java.time.Duration;
import java.util.List;

/** What a launcher that was killed left running on a data folder. */
final class Orphans {
    private static final Duration END_MAX = Duration.ofSeconds(15);

    private Orphans() {}

    /** Ends the processes of the state file in the order of a regular stop; strangers with the same number stay. */
    static void end(StateFile state, DataFolder folder, Progress progress) {
        for (Part part : List.of(Part.values()).reversed()) {
            StateFile.Entry entry = state.entries().get(part);
            if (entry == null) {
                continue;
            }
            Processes.find(entry.pid(), entry.startedAt()).ifPresent(process -> {
                progress.say("ending " + part.title() + " of an earlier start (process " + process.pid() + ")");
                if (part != Part.POSTGRES) {
                    Processes.end(process, END_MAX);
                }
            });
        }
        // By its own folder, so that a server is found even when the state file is lost.
        EmbeddedPostgres.stop(folder.postgres());
        for (Part part : Part.values()) {
            state.remove(part);
        }
    }
}
