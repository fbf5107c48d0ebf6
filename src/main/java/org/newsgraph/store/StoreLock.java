package org.newsgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * Keeps a store for one process at a time. TDB2 can be open in one process only; this lock is taken
 * first so that the second one learns who holds it. The operating system drops it when the process
 * ends, however it ends.
 */
final class StoreLock implements AutoCloseable {
    private static final String NAME = "newsgraph.lock";
    private static final int LONGEST_NOTE = 200;

    /** A token of "newsgraph serve": the note is for all who can read the store. */
    private static final Pattern SECRET = Pattern.compile("(--token[= ])\\S+");

    /** In a note: it does not end by itself. */
    private static final Pattern SERVER = Pattern.compile("^process \\d+ \\(\\S+ serve( |\\)|$)");

    private final FileChannel channel;
    private final FileLock lock;

    private StoreLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @throws StoreException if another process, or another part of this one, has the store open
     */
    static StoreLock take(Path store) {
        Path file = store.resolve(NAME);
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw held(store, Files.readString(file, StandardCharsets.UTF_8).strip());
            }
            note(channel);
            return new StoreLock(channel, lock);
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel, e);
            throw new StoreException(store + ": this process has the store open already", e);
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new StoreException(
                    store + ": cannot be locked (" + e.getMessage() + "); is it writable?", e);
        }
    }

    /**
     * @param note what the one who holds it wrote down; empty if that cannot be read
     */
    static StoreException held(Path store, String note) {
        return new StoreException(
                store
                        + ": in use by "
                        + (note.isEmpty() ? "another process" : note)
                        + "; one process at a time can open a store. "
                        + (SERVER.matcher(note).find()
                                ? "A server has it until it is stopped: stop it (Ctrl-C where it"
                                        + " runs), do this again, then start it again"
                                : "Wait for it to end, or end it"));
    }

    private static void note(FileChannel channel) throws IOException {
        // The main class or jar and its arguments, as this virtual machine records them.
        String command =
                SECRET.matcher(System.getProperty("sun.java.command", "java")).replaceAll("$1...");
        String note = "process " + ProcessHandle.current().pid() + " (" + command + ")";
        if (note.length() > LONGEST_NOTE) {
            note = note.substring(0, LONGEST_NOTE) + "...";
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static void closeQuietly(FileChannel channel, Exception reason) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the lock of a store cannot be given back", e);
        }
    }
}
