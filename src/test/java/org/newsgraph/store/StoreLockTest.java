package org.newsgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one is told who finds a store in use. */
class StoreLockTest {
    @ParameterizedTest
    @CsvSource({
        "process 7 (target/newsgraph.jar serve --store news.tdb), true",
        "process 7 (org.newsgraph.cli.Main serve), true",
        "process 7 (newsgraph.jar ingest --store serve tales.txt), false",
        "process 7 (java), false",
        "'', false"
    })
    void aServerMustBeStoppedAndOthersEnd(String note, boolean server) {
        String message = StoreLock.held(Path.of("news.tdb"), note).getMessage();

        assertEquals(server, message.contains("Ctrl-C"), message);
        assertEquals(!server, message.contains("Wait for it to end"), message);
    }
}
