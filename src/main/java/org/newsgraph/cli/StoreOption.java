package org.newsgraph.cli;

import java.nio.file.Path;
import org.newsgraph.store.GraphStore;
import org.newsgraph.store.StoreException;
import picocli.CommandLine.Option;

/** The store that a command works on. */
final class StoreOption {
    @Option(
            names = {"-s", "--store", "--loc"},
            required = true,
            paramLabel = "DIR",
            description = "Folder of the store.")
    private Path folder;

    /** The store in a folder that was named otherwise. */
    static StoreOption at(Path folder) {
        StoreOption option = new StoreOption();
        option.folder = folder;
        return option;
    }

    /**
     * Opens a store that is there.
     *
     * @throws UserError if there is none, or another process holds it
     */
    GraphStore open() {
        try {
            return GraphStore.open(folder);
        } catch (StoreException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /**
     * Opens a store, or makes one where none is.
     *
     * @throws UserError if the folder holds something else, or another process holds it
     */
    GraphStore create() {
        try {
            return GraphStore.create(folder);
        } catch (StoreException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
