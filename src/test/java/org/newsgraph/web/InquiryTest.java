package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.SmallStore;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.store.GraphStore;

/** Several queries for one request. */
class InquiryTest {
    @Test
    void saysThatRowsWereLeftOut() throws Exception {
        try (GraphStore store = GraphStore.inMemory();
                SearchIndex index = SearchIndex.open(store);
                RunningQueries running = new RunningQueries(1)) {
            store.write(SmallStore.articles());
            QueryWork two = new QueryWork(() -> index, running, 2);
            store.read(
                    dataset -> {
                        Inquiry inquiry =
                                new Inquiry(
                                        dataset,
                                        QueryCatalog.bundled(),
                                        two,
                                        Duration.ofSeconds(30));
                        String berg = inquiry.party("Anna Berg");
                        // Two in all: Lenz and Holt.
                        assertEquals(
                                2, inquiry.askOfEach("view-met", "party", List.of(berg)).size());
                        assertFalse(inquiry.cut());
                        assertEquals(2, inquiry.ask("view-links", Map.of("party", berg)).size());
                        assertTrue(inquiry.cut());
                        inquiry.askOfEach("view-met", "party", List.of(berg));
                        assertTrue(inquiry.cut(), "what was left out before is still missing");
                        return berg;
                    });
        }
    }
}
