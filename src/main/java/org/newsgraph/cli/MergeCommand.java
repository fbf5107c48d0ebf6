package org.newsgraph.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newsgraph.identity.Curation;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that two are one, by a row of the curated table. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Say that A is B, by a row of the curated table. Later articles follow it; deleting the row takes it back."
        },
        footer = {
            "",
            "Example:",
            "  newsgraph merge --store news.tdb --curated who.tsv person/bob-brown person/robert-brown"
        })
final class MergeCommand implements Callable<Integer> {
    @Mixin private StoreOption store;
    @Mixin private CuratedOption curated;

    @Parameters(index = "0", paramLabel = "A", description = "Id of whom is another.")
    private String from;

    @Parameters(index = "1", paramLabel = "B", description = "Id of the other.")
    private String to;

    @Override
    public Integer call() {
        try (GraphStore graphs = store.open()) {
            String a = SplitCommand.known(graphs, from);
            String b = SplitCommand.known(graphs, to);
            if (a.equals(b)) {
                throw new UserError(a + " is given twice; expected two ids");
            }
            String row = Curation.mergeRow(a, b);
            curated.add(graphs, List.of(row));
            System.err.println(row.replace('\t', ' '));
        }
        return 0;
    }
}
