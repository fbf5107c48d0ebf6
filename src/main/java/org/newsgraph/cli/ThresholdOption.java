package org.newsgraph.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.IriMinter;
import picocli.CommandLine.Option;

/** How sure a claim must be to be written as a fact. */
final class ThresholdOption {
    @Option(
            names = "--threshold",
            paramLabel = "P",
            defaultValue = "0",
            description = {
                "Write events and statements that are less sure than this, 0 to 1, as",
                "propositions, which assert nothing. Default: ${DEFAULT-VALUE}"
            })
    private double threshold;

    /**
     * A mapper with that threshold.
     *
     * @param components what the run record names: the software that reads; the threshold is added
     * @throws UserError if the threshold is no probability
     */
    ClaimMapper mapper(IriMinter iris, Collection<String> components) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new UserError("--threshold is " + threshold + "; expected 0 to 1");
        }
        List<String> all = new ArrayList<>(components);
        if (threshold > 0) {
            all.add("threshold " + threshold);
        }
        return new ClaimMapper(iris, Gazetteer.bundled(), all, threshold);
    }
}
