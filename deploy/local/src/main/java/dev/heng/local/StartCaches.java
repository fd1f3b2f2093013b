package dev.heng.local;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The {@link StartCache start caches} of a suite's services. */
final class StartCaches {
    private record Service(StartCache cache, List<String> start) {}

    private final Map<Part, Service> services = new EnumMap<>(Part.class);
    private final Progress progress;
    private @Nullable Process making;
    private boolean isClosed;

    StartCaches(Progress progress) {
        this.progress = progress;
    }

    /**
     * Takes a service in.
     *
     * @param start the words that start it without any cache
     */
    void add(Part part, StartCache cache, List<String> start) {
        services.put(part, new Service(cache, start));
    }

    boolean isRecording() {
        return services.values().stream().anyMatch(service -> service.cache().isRecording());
    }

    /** Ends the recordings of this run; every service stands still for some seconds. */
    void endRecordings(Function<Part, ProcessHandle> process) {
        Map<Part, StartCache> recording = new EnumMap<>(Part.class);
        services.forEach((part, service) -> {
            if (service.cache().isRecording()) {
                recording.put(part, service.cache());
            }
        });
        if (recording.isEmpty()) {
            return;
        }
        progress.say("keeping what this start has learned, so that the next ones are faster");
        recording.forEach((part, cache) -> {
            try {
                cache.endRecording(process.apply(part));
            } catch (StartException e) {
                progress.say("the next start of " + part.title() + " is no faster: " + e.getMessage());
            }
        });
    }

    /** Makes the caches that are wanted, one after the other. */
    void make() {
        for (Service service : services.values()) {
            if (service.cache().isWanted()) {
                try {
                    make(service);
                } catch (IOException e) {
                    // no cache: the next start tries again
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void make(Service service) throws IOException, InterruptedException {
        Process process = begin(service);
        if (process != null && !service.cache().keep(process) && !isClosed()) {
            service.cache().forgetRecord();
        }
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    private synchronized @Nullable Process begin(Service service) throws IOException {
        if (isClosed) {
            return null;
        }
        Process process = new ProcessBuilder(service.cache().making(service.start()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        making = process;
        return process;
    }

    /** Ends the process that makes a cache; its record stays for the next start. */
    synchronized void close() {
        isClosed = true;
        if (making != null) {
            making.destroyForcibly();
        }
    }
}
