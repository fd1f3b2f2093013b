package dev.heng.edge;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/**
 * The outcome of a PUT.
 *
 * @param document as it stands now, changed or not
 * @param version of the document, for its entity tag
 * @param isCreated true when there was none before
 * @param sequence the Ledger-Sequence that contains the document as it stands
 */
public record Written<T>(T document, long version, boolean isCreated, long sequence) {
    /** The header that names the sequence of a write. */
    public static final String LEDGER_SEQUENCE = "Ledger-Sequence";

    /** 201 or 200 with the document, its entity tag and the sequence. */
    public Response answer(Function<T, ?> view) {
        return Response.status(isCreated ? Response.Status.CREATED : Response.Status.OK)
                .entity(view.apply(document))
                .header(HttpHeaders.ETAG, EntityTag.of(version))
                .header(LEDGER_SEQUENCE, sequence)
                .build();
    }
}
