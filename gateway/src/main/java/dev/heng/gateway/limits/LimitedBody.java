package dev.heng.gateway.limits;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that fails when it grows over its limit. A failed stream makes the proxy reset the upstream request, so that a half body
 * never looks whole there.
 */
public final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> source;
    private final long limitBytes;
    private long seenBytes;
    private boolean isExceeded;
    private Handler<Throwable> onFailure = failure -> {};

    public LimitedBody(ReadStream<Buffer> source, long limitBytes) {
        this.source = source;
        this.limitBytes = limitBytes;
    }

    /** True once more bytes came than the limit allows. */
    public boolean isExceeded() {
        return isExceeded;
    }

    /** How many bytes came so far. */
    public long seenBytes() {
        return seenBytes;
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        source.handler(handler == null ? null : chunk -> accept(chunk, handler));
        return this;
    }

    private void accept(Buffer chunk, Handler<Buffer> next) {
        if (isExceeded) {
            return;
        }
        seenBytes += chunk.length();
        if (seenBytes > limitBytes) {
            isExceeded = true;
            onFailure.handle(new BodyTooLarge(limitBytes));
            return;
        }
        next.handle(chunk);
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler == null ? failure -> {} : handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public LimitedBody pause() {
        source.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        source.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : _ -> {
                            if (!isExceeded) {
                                handler.handle(null);
                            }
                        });
        return this;
    }

    /** More bytes came than the limit allows. */
    public static final class BodyTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BodyTooLarge(long limitBytes) {
            super("more than " + limitBytes + " bytes", null, false, false);
        }
    }
}
