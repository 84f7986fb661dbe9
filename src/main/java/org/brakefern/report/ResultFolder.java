package org.brakefern.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import org.brakefern.check.UnusableInput;

/**
 * The folder a result is written into. A result grows out of sight, in {@code .brakefern/new} inside the folder, and
 * {@link #publish} puts it in the place of the one before. After a kill at any moment, {@link #open} or
 * {@link #settle} makes the folder wholly the old result or wholly the new one and removes what was temporary.
 *
 * <p>Only files whose names stand in {@code .brakefern/files}, the list of what we wrote, are ever replaced or
 * removed. A file of the user's own that has the name of one of ours is refused, not overwritten.
 */
public final class ResultFolder implements AutoCloseable {
    /** Where the folder keeps what is not for the user. */
    static final String ROOM = ".brakefern";

    private final Path target;
    private final boolean isCreated;
    private final FileChannel lock;
    private final Swap swap;

    private ResultFolder(Path target, boolean isCreated, FileChannel lock) {
        this.target = target;
        this.isCreated = isCreated;
        this.lock = lock;
        this.swap = new Swap(target, () -> {});
    }

    /**
     * Opens a folder for the next result: creates it where needed, keeps every other run out until it is closed, and
     * mends what a killed run left.
     *
     * @param target the result folder
     * @throws UnusableInput if it is a file, cannot be written to, is in use, or holds a file of the user's with
     *     the name of one that every result has
     */
    public static ResultFolder open(Path target) {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new UnusableInput(target + " is a file, not a folder: name another folder for the result.");
        }
        boolean isCreated = !Files.exists(target);
        Path room = target.resolve(ROOM);
        ResultFolder folder;
        try {
            Files.createDirectories(room);
            folder = new ResultFolder(target, isCreated, lock(target, room.resolve("lock")));
        } catch (IOException e) {
            throw new UnusableInput(
                    target + " cannot be written to (" + reason(e)
                            + "): name another folder for the result, or free this one for writing.",
                    e);
        }
        try {
            folder.swap.settle();
            Report.ALWAYS_WRITTEN.forEach(folder::refuseForeign);
            folder.refuseOpenDatabases();
            return folder;
        } catch (IOException e) {
            folder.unlock();
            throw notMoved(e);
        } catch (RuntimeException e) {
            folder.unlock();
            throw e;
        }
    }

    /**
     * Mends a folder before it is read: if a run was killed in it, it becomes wholly the old result or wholly the new
     * one. A folder in order, or one that holds no result of ours, is left alone.
     *
     * @param target the result folder
     * @throws UnusableInput if another run is writing into it
     */
    public static void settle(Path target) {
        if (new Swap(target, () -> {}).isUnsettled()) {
            open(target).close();
        }
    }

    private static FileChannel lock(Path target, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very program: refused below like any other
        }
        channel.close();
        throw new UnusableInput(
                target + " is in use by another run: wait until it has ended, or name another folder for the result.");
    }

    /** Returns the folder itself. */
    public Path target() {
        return target;
    }

    /**
     * Returns where a file of the next result is to be written; its folders exist.
     *
     * @param name relative, with forward slashes, such as {@code sheets/cd.png}
     * @throws UnusableInput if a file of the user's own stands in the way
     */
    public Path stage(String name) {
        refuseForeign(checkedName(name));
        Path file = swap.fresh().resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Returns the names of the files written for the next result so far, sorted. */
    public SortedSet<String> staged() {
        try {
            return swap.staged();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of the files of the result that holds, sorted; empty where there is none. */
    public SortedSet<String> published() {
        try {
            return swap.published();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the next result in the place of the one before; files of that one that the next does not have are removed.
     *
     * @throws UnusableInput if a file is in the way or held by another program: the old result stays
     */
    public void publish() {
        staged().forEach(this::refuseForeign);
        refuseOpenDatabases();
        try {
            swap.publish();
        } catch (IOException e) {
            throw notMoved(e);
        }
    }

    /** Removes what was staged and not published, and lets others use the folder. */
    @Override
    public void close() {
        try {
            swap.settle();
        } catch (IOException e) {
            throw notMoved(e);
        } finally {
            unlock();
        }
    }

    private void unlock() {
        try {
            lock.close();
            if (published().isEmpty() && !swap.isUnsettled()) {
                Files.deleteIfExists(target.resolve(ROOM).resolve("lock"));
                deleteIfEmpty(target.resolve(ROOM));
                if (isCreated) {
                    deleteIfEmpty(target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // somebody put a file there in the meantime: it stays
        }
    }

    private void refuseForeign(String name) {
        Path file = target.resolve(name);
        boolean isOurs = published().contains(name) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs) {
            throw inTheWay(file);
        }
        for (Path folder = file.getParent(); !folder.equals(target); folder = folder.getParent()) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw inTheWay(folder);
            }
        }
    }

    private static UnusableInput inTheWay(Path file) {
        return new UnusableInput(file + " is not a file of ours and stands where the result wants to put one:"
                + " move it away, or name another folder for the result.");
    }

    /** A database that another program has changed but not closed would be torn from its own log. */
    private void refuseOpenDatabases() {
        for (String name : published()) {
            Path log = target.resolve(name + "-wal");
            try {
                if (name.endsWith(".gpkg") && Files.exists(log) && Files.size(log) > 0) {
                    throw new UnusableInput(target.resolve(name) + " is open in another program (" + log.getFileName()
                            + " lies beside it): close it there, such as in QGIS, and start again.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static UnusableInput notMoved(IOException e) {
        String file = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : "A file";
        return new UnusableInput(
                file + " could not be moved (" + reason(e)
                        + "): close it in other programs, or move what is in its way, and start again.",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replace(" Exception", "");
    }

    /**
     * Returns the name if it stays inside the folder.
     *
     * @throws IllegalArgumentException if it is empty, absolute, leads outside or into our own room
     */
    static String checkedName(String name) {
        boolean isPlain = !name.isBlank()
                && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':')
                && !Path.of(name).isAbsolute();
        if (isPlain) {
            for (String part : name.split("/", -1)) {
                isPlain &= !part.isEmpty() && !part.equals(".") && !part.equals("..") && !part.equals(ROOM);
            }
        }
        if (!isPlain) {
            throw new IllegalArgumentException("name must be a relative path inside the result folder, got " + name);
        }
        return name;
    }
}
