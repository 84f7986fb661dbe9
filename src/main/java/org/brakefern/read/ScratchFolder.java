package org.brakefern.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder for copies of a user's files, in the system's place for temporary files, removed when it is closed. What a
 * killed process has left of the kind is removed by the next one: a lock, which ends with its process, tells which
 * folders are still in use.
 */
final class ScratchFolder implements AutoCloseable {
    private static final String NAME = "brakefern-copy-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private ScratchFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates a folder, and removes those that were left. */
    static ScratchFolder create() throws IOException {
        Path path = Files.createTempDirectory(NAME);
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        removeLeft(path);
        return new ScratchFolder(path, lock);
    }

    /** Returns the folder. */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        delete(path);
    }

    private static void removeLeft(Path own) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(own.getParent(), NAME + "*")) {
            for (Path folder : folders) {
                if (!folder.equals(own)) {
                    removeIfLeft(folder);
                }
            }
        }
    }

    /** A folder without a lock file is one that somebody creates just now, or removes. */
    private static void removeIfLeft(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                delete(folder);
            }
        } catch (IOException | OverlappingFileLockException e) {
            return; // another user's, or in use, or gone in the meantime: not ours to remove
        }
    }

    /** The lock goes last, so that a removal that was broken off is taken up again. */
    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> !file.endsWith(LOCK))) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
    }
}
