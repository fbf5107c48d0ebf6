package org.newsgraph.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The name of what a store holds, in a file beside the database, and the folder of what was made
 * from it. The database has no such name itself, and a triple for it would be content.
 *
 * <p>Used by the one process that holds the store, by one writer at a time.
 */
final class Revision {
    private static final String FILE = "newsgraph.revision";
    private static final String CACHES = "cache";

    /** What a file may hold: a name of this class; anything else is damage. */
    private static final String NAME = "[0-9a-f-]{36}";

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Optional<Path> folder;
    private Optional<String> known = Optional.empty();

    Revision(Optional<Path> folder) {
        this.folder = folder;
    }

    synchronized String current() {
        if (known.isEmpty()) {
            known = read();
        }
        return known.orElseGet(this::make);
    }

    /**
     * A new name, on disk before this returns.
     *
     * @return the old one, if there was one
     */
    synchronized Optional<String> renew() {
        Optional<String> old = known.isPresent() ? known : read();
        make();
        return old;
    }

    /** Gives the store a name back that it had: its content is what it was. */
    synchronized void restore(String old) {
        save(old);
    }

    Optional<Path> caches() {
        return folder.map(directory -> directory.resolve(CACHES));
    }

    /** What was made from older content holds words that the store may hold no more. */
    void dropCaches() {
        if (caches().filter(Files::isDirectory).isEmpty()) {
            return;
        }
        Path caches = caches().orElseThrow();
        try (Stream<Path> files = Files.walk(caches)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(caches + ": cannot be removed (" + e.getMessage() + ")", e);
        }
    }

    private String make() {
        String name = UUID.randomUUID().toString();
        save(name);
        return name;
    }

    private Optional<String> read() {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.get().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String name = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            return name.matches(NAME) ? Optional.of(name) : Optional.empty();
        } catch (IOException e) {
            throw new StoreException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** A move is on disk only when its folder is. */
    private static void forceFolder(Path folder) throws IOException {
        if (WINDOWS) {
            // It gives no handle on a folder, and writes the move through itself.
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void save(String name) {
        if (folder.isPresent()) {
            Path file = folder.get().resolve(FILE);
            Path written = folder.get().resolve(FILE + ".new");
            try {
                try (FileChannel channel =
                        FileChannel.open(
                                written,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING)) {
                    channel.write(
                            ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.ISO_8859_1)));
                    channel.force(true);
                }
                Files.move(
                        written,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                forceFolder(folder.get());
            } catch (IOException e) {
                throw new StoreException(file + ": cannot be written (" + e.getMessage() + ")", e);
            }
        }
        known = Optional.of(name);
    }
}
