package org.newsgraph.cli;

import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    /** The tool and its version, as run records name it. */
    static List<String> components() {
        return List.of("newsgraph " + number());
    }

    private static String number() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return components().toArray(String[]::new);
    }
}
