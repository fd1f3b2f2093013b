package dev.heng.catalog.chart.feed;

import dev.heng.catalog.chart.LearntChart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What one poll brought, read but not yet stored. */
record FeedBatch(List<LearntChart> charts, List<SetAside> setAside, Map<Integer, Long> positions) {

    /** A record that could not be read, as it came. */
    record SetAside(
            int partition,
            long offset,
            String key,
            @Nullable String type,
            String reason,
            byte[] body) {}

    static FeedBatch of(ConsumerRecords<String, byte[]> records) {
        FeedBatch batch = new FeedBatch(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        records.forEach(batch::add);
        return batch;
    }

    /** True when nothing but the position changes. */
    boolean isOfNoConcern() {
        return charts.isEmpty() && setAside.isEmpty();
    }

    private void add(ConsumerRecord<String, byte[]> received) {
        String type = header(received, "ce_type");
        switch (OrganisationEvents.read(type, received.value())) {
            case Reading.ChartState state -> charts.add(state.chart());
            case Reading.OfNoConcern ignored -> {
                // the position alone moves on
            }
            case Reading.Unreadable unreadable ->
                setAside.add(new SetAside(
                        received.partition(),
                        received.offset(),
                        received.key(),
                        type,
                        unreadable.reason(),
                        received.value()));
        }
        positions.merge(received.partition(), received.offset() + 1, Math::max);
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
