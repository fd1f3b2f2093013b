package dev.heng.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ChartFeedApiTest {
    @Inject
    DataSource database;

    private static JsonPath charts() {
        return Catalogue.get("/charts?limit=1000").jsonPath();
    }

    @Test
    void theNewestStateIsKeptWhateverTheOrder() {
        Catalogue.learnChart("feed-order", 3, "A INCOME FLOW MONEY", "B INCOME FLOW MONEY");
        BudgetService.sendChart("feed-order", BudgetService.chart("feed-order", 2, "A INCOME FLOW MONEY"));
        // the same partition, so what is seen of the marker was seen of the stale state
        String restored = BudgetService.chart("feed-order", 1, "A INCOME FLOW MONEY")
                .replace("\"incarnation\":1", "\"incarnation\":2");
        Catalogue.learnChart("feed-order", 3, "A INCOME FLOW MONEY", "B INCOME FLOW MONEY");
        assertEquals(2, charts().getInt("items.find { it.chart == 'feed-order' }.subjects"));
        BudgetService.sendChart("feed-order", restored);
        Catalogue.eventually(
                "the state after a restore",
                () -> charts().getInt("items.find { it.chart == 'feed-order' }.incarnation") == 2);
        assertEquals(1, charts().getInt("items.find { it.chart == 'feed-order' }.version"));
    }

    @Test
    void aPoisonRecordIsSetAsideAndStopsNothing() throws SQLException {
        BudgetService.send("heng.budget.chart-changed", "chart/poison", "feed-poison", bytes("{\"chart\": "));
        BudgetService.send(null, "chart/poison", "feed-poison", bytes("{}"));
        BudgetService.send("heng.budget.chart-changed", "chart/poison", "feed-poison", null);
        BudgetService.send("heng.budget.watermark-reached", "watermark/1", "feed-poison", bytes("{\"bucket\": 1}"));
        BudgetService.send("heng.budget.hospital-changed", "hospital/h", "feed-poison", bytes("{}"));
        Catalogue.learnChart("feed-poison", 1, "A INCOME FLOW MONEY");
        assertEquals(3, count("SELECT count(*) FROM chart_feed_set_aside WHERE record_key = ?", "chart/poison"));
        assertEquals(0, count("SELECT count(*) FROM chart_feed_set_aside WHERE record_key = ?", "hospital/h"));
        assertTrue(count("SELECT count(*) FROM chart_feed_position WHERE next_offset > ?::bigint", "0") > 0);
    }

    @Test
    void everyExampleOfBudgetServiceGoesThroughTheFeed() throws IOException, SQLException {
        try (Stream<Path> files = Files.list(BudgetService.CONTRACTS)) {
            for (Path example : files.filter(file -> file.toString().endsWith(".example.json"))
                    .sorted()
                    .toList()) {
                String name = example.getFileName().toString();
                // cells and alerts travel on other topics
                if (!name.startsWith("cell-changed.") && !name.startsWith("alert-changed.")) {
                    // charts belong to the installation: those of the examples must not replace what other tests use
                    String body = Files.readString(example).replace("\"chart\": \"", "\"chart\": \"feed-");
                    BudgetService.send(
                            "heng.budget." + name.split("\\.")[0], "example/" + name, "feed-examples", bytes(body));
                }
            }
        }
        Catalogue.learnChart("feed-examples", 1, "A INCOME FLOW MONEY");
        assertEquals(0, count("SELECT count(*) FROM chart_feed_set_aside WHERE record_key LIKE ?", "example/%"));
        assertEquals(4, charts().getInt("items.find { it.chart == 'feed-hospital-standard' }.subjects"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long count(String query, String parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
