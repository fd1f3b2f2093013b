package dev.heng.evaluation.indicators;

import dev.heng.evaluation.formula.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reaches of the versions and periods used last. A version never changes, so its reach for a period never does. */
@ApplicationScoped
public class Reaches {
    private static final int REMEMBERED_MAX = 1_024;

    private record Key(String scheme, int version, String hash, Window period) {}

    private final Map<Key, Reach> remembered =
            Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED_MAX, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Reach> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            });

    /** How far the scorecard of a period looks, as {@link Reach#of}. */
    public Reach of(SchemeVersion version, Window period) {
        Key key = new Key(version.scheme(), version.version(), version.hash(), period);
        Reach known = remembered.get(key);
        if (known == null) {
            known = Reach.of(version, period);
            remembered.put(key, known);
        }
        return known;
    }
}
