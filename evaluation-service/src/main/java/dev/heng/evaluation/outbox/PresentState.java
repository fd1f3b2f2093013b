package dev.heng.evaluation.outbox;

import java.util.Collection;
import java.util.Map;

/** Gives the state that is published, as it stands now. */
public interface PresentState {
    /** The body of each event, JSON in UTF-8; a key of which nothing is known is left out. */
    Map<Outbox.Key, byte[]> of(Collection<Outbox.Key> keys);
}
