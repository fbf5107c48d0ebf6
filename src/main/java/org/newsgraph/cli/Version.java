package org.newsgraph.cli;

import java.util.List;
import java.util.Locale;
import org.newsgraph.pipeline.ReadingModel;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    /** The tool and its version, and what read the sentences, as run records name them. */
    static List<String> components(ReadingModel model) {
        return List.of("newsgraph " + number(), "model " + model.name().toLowerCase(Locale.ROOT));
    }

    private static String number() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"newsgraph " + number()};
    }
}
