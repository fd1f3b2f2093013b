package dev.heng.evaluation.result.document;

import dev.heng.evaluation.outbox.Outbox;
import dev.heng.evaluation.outbox.PresentState;
import dev.heng.evaluation.result.CardKey;
import dev.heng.evaluation.result.Scorecards;
import dev.heng.evaluation.result.StoredCard;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the outbox sends: scorecards as they stand when they are sent. */
@ApplicationScoped
class PublishedScorecards implements PresentState {
    private final Scorecards scorecards;

    PublishedScorecards(Scorecards scorecards) {
        this.scorecards = scorecards;
    }

    @Override
    public Map<Outbox.Key, byte[]> of(Collection<Outbox.Key> keys) {
        Map<String, List<CardKey>> byHospital = keys.stream()
                .map(key -> new CardKey(key.hospital(), key.centre(), key.period()))
                .collect(Collectors.groupingBy(CardKey::hospital));
        Map<Outbox.Key, byte[]> bodies = new HashMap<>();
        byHospital.forEach((hospital, cards) -> scorecards
                .find(hospital, cards)
                .values()
                .forEach(card -> bodies.put(key(card), ScorecardJson.event(card).getBytes(StandardCharsets.UTF_8))));
        return bodies;
    }

    private static Outbox.Key key(StoredCard card) {
        CardKey key = card.key();
        return new Outbox.Key(key.hospital(), key.centre(), key.period(), CardKey.TRACK);
    }
}
