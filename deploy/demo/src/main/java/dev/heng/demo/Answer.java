package dev.heng.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/** What the suite answered: the status, the body (a missing node when it was not JSON) and the ledger sequence if it named one. */
record Answer(int status, JsonNode body, OptionalLong sequence) {

    boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
