package dev.heng.edge.json;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Spooled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets no more bodies into the memory at once than it holds: each takes its share before it is read and gives it back with the answer.
 * Small ones hardly notice, large ones wait for each other. Whoever comes here is known and allowed, but may still send many large bodies.
 */
@ApplicationScoped
public class BodyGate {
    /** After the check of token and role, before everything that reads the body. */
    private static final int PRIORITY = Priorities.AUTHORIZATION + 500;
    /** How much of a body of unknown length is read to see whether it is a small one. */
    private static final int SMALL_BYTES = 64 * 1024;

    private final MemoryShares shares = MemoryShares.of(Runtime.getRuntime().maxMemory());
    private final CurrentVertxRequest requests;

    BodyGate(CurrentVertxRequest requests) {
        this.requests = requests;
    }

    /** @throws ProblemException 413 for a body that does not fit into the memory, 503 when there was no room for a few seconds */
    @ServerRequestFilter(priority = PRIORITY)
    void admit(ContainerRequestContext request, ResourceInfo resource) throws IOException, InterruptedException {
        long bytes = request.getLength();
        boolean isLengthUnsaid = bytes < 0;
        if (isLengthUnsaid
                && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && request.getHeaderString("Transfer-Encoding") == null) {
            return;
        }
        if (resource.getResourceMethod().isAnnotationPresent(Spooled.class)) {
            return;
        }
        if (isLengthUnsaid) {
            bytes = begin(request);
        }
        if (bytes == 0) {
            return;
        }
        if (shares.isTooLarge(bytes)) {
            // whoever is still sending reads no answer
            request.getEntityStream().transferTo(OutputStream.nullOutputStream());
            throw LimitedBody.tooLarge();
        }
        take(bytes);
    }

    /**
     * Takes one more share for a body that is packed, before what is in it is read.
     *
     * @param bytes what it holds when it is unpacked
     * @throws ProblemException 413 when it does not fit into the memory, 503 when there was no room for a few seconds
     */
    public void unpack(long bytes) {
        if (shares.isTooLarge(bytes)) {
            throw LimitedBody.tooLarge();
        }
        try {
            take(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private void take(long bytes) throws InterruptedException {
        int taken = shares.take(bytes);
        if (taken == 0) {
            throw busy();
        }
        requests.getCurrent().addEndHandler(ended -> shares.giveBack(taken));
    }

    private static ProblemException busy() {
        return new ProblemException(
                EdgeProblem.TOO_BUSY, "Too many large bodies are under way; the request may be repeated.");
    }

    /**
     * Reads the beginning of a body that does not say how long it is.
     *
     * @return its length, or the largest that fits
     */
    private long begin(ContainerRequestContext request) throws IOException {
        InputStream body = request.getEntityStream();
        byte[] beginning = body.readNBytes(SMALL_BYTES + 1);
        if (beginning.length <= SMALL_BYTES) {
            request.setEntityStream(new ByteArrayInputStream(beginning));
            return beginning.length;
        }
        long largest = shares.largest();
        request.setEntityStream(
                new LimitedBody(new SequenceInputStream(new ByteArrayInputStream(beginning), body), largest));
        return largest;
    }
}
