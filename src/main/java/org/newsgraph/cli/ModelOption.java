package org.newsgraph.cli;

import java.util.List;
import org.newsgraph.extract.AttributionExtractor;
import org.newsgraph.pipeline.ArticlePipeline;
import org.newsgraph.pipeline.ReadingModel;
import picocli.CommandLine.Option;

/** The options that choose what reads the sentences. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = {
                "What reads the sentences: neural, the language model; or light, OpenNLP's models,",
                "which are faster and need less memory, but read worse. Default: neural."
            })
    private ReadingModel model = ReadingModel.NEURAL;

    @Option(
            names = "--attributions",
            paramLabel = "BY",
            description = {
                "What finds who said what: grammar, model, or both, where model and both need",
                "--model neural. Default: both."
            })
    private AttributionExtractor.By by = AttributionExtractor.By.BOTH;

    ArticlePipeline pipeline() {
        return ArticlePipeline.bundled(model, by);
    }

    ReadingModel model() {
        return model;
    }

    AttributionExtractor.By attributions() {
        return by;
    }

    /** What reads, as run records name it. */
    List<String> components() {
        return Version.components(model);
    }
}
