package org.brakefern.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;

/**
 * Exchanges the files of one result for those of the next, so that after a kill at any moment {@link #settle} can make
 * the folder wholly the old result or wholly the new one.
 *
 * <p>What it keeps lies in {@code .brakefern} inside the folder: {@code files}, the names that are ours; {@code new},
 * where the next result grows; {@code old}, where the last one waits during the exchange; and {@code journal}, the
 * names of the next result, which is there exactly while files are moved. Renaming {@code journal} to {@code files}
 * is the one step that makes the new result hold: before it everything is moved back, after it only leavings are
 * removed. Every move is a rename within one file system, and moving back is made of the same renames, so it may be
 * killed and repeated too.
 */
final class Swap {
    private final Path target;
    private final Path fresh;
    private final Path aside;
    private final Path journal;
    private final Path draft;
    private final Path list;
    private final Runnable beforeStep;

    /**
     * Creates it; nothing is touched yet.
     *
     * @param target the result folder
     * @param beforeStep called before every change to the file system during an exchange or its repair
     */
    Swap(Path target, Runnable beforeStep) {
        Path room = target.resolve(ResultFolder.ROOM);
        this.target = target;
        this.fresh = room.resolve("new");
        this.aside = room.resolve("old");
        this.journal = room.resolve("journal");
        this.draft = room.resolve("journal.draft");
        this.list = room.resolve("files");
        this.beforeStep = beforeStep;
    }

    /** Returns the folder in which the next result grows. */
    Path fresh() {
        return fresh;
    }

    /** Returns the names of the files of the result that holds; empty where there is none yet. */
    SortedSet<String> published() throws IOException {
        return names(list);
    }

    /** Returns the names of the files of the next result, as far as it has grown. */
    SortedSet<String> staged() throws IOException {
        return filesIn(fresh);
    }

    /** Returns whether a run that was killed left something to mend or to remove. */
    boolean isUnsettled() {
        return Stream.of(fresh, aside, journal, draft).anyMatch(Files::exists);
    }

    /** Moves an exchange that was broken off back, and removes what is temporary. May itself be killed and repeated. */
    void settle() throws IOException {
        if (Files.exists(journal)) {
            undo();
        }
        tidy();
    }

    /**
     * Makes the next result the one that holds.
     *
     * @throws IOException if a file could not be moved; the old result is back in place then, unless the same trouble kept it from moving back
     */
    void publish() throws IOException {
        SortedSet<String> names = staged();
        for (String name : names) {
            force(fresh.resolve(name));
        }
        writeJournal(names);
        try {
            for (String name : published()) {
                if (isInPlace(name)) {
                    move(target.resolve(name), aside.resolve(name));
                }
            }
            for (String name : names) {
                move(fresh.resolve(name), target.resolve(name));
            }
            beforeStep.run();
            Files.move(journal, list, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            undoAfter(e);
            throw e;
        }
        tidy();
    }

    private void undoAfter(IOException failure) {
        try {
            settle();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** A link the user has put in the place of a folder leads to files that are not ours. */
    private boolean isInPlace(String name) {
        Path file = target.resolve(name);
        for (Path folder = file.getParent(); !folder.equals(target); folder = folder.getParent()) {
            if (Files.isSymbolicLink(folder)) {
                return false;
            }
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private void writeJournal(Collection<String> names) throws IOException {
        beforeStep.run();
        Files.write(draft, names);
        force(draft);
        beforeStep.run();
        Files.move(draft, journal, StandardCopyOption.ATOMIC_MOVE);
    }

    private void undo() throws IOException {
        SortedSet<String> names = names(journal);
        for (String name : names) {
            // A new file that has left its place of waiting is the one in the folder.
            if (!Files.exists(fresh.resolve(name)) && Files.exists(target.resolve(name))) {
                move(target.resolve(name), fresh.resolve(name));
            }
        }
        for (String name : filesIn(aside)) {
            move(aside.resolve(name), target.resolve(name));
        }
        for (String name : names) {
            removeEmpty(target.resolve(name).getParent());
        }
        beforeStep.run();
        Files.deleteIfExists(journal);
    }

    private void tidy() throws IOException {
        for (Path folder : inside(aside).filter(Files::isDirectory).toList()) {
            removeEmpty(target.resolve(aside.relativize(folder)));
        }
        for (Path tree : List.of(aside, fresh, draft)) {
            for (Path path : inside(tree).toList()) {
                beforeStep.run();
                Files.deleteIfExists(path);
            }
        }
    }

    private void removeEmpty(Path folder) throws IOException {
        if (folder.equals(target)) {
            return;
        }
        beforeStep.run();
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
        removeEmpty(folder.getParent());
    }

    private void move(Path from, Path to) throws IOException {
        beforeStep.run();
        Files.createDirectories(to.getParent());
        beforeStep.run();
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static SortedSet<String> names(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new TreeSet<>();
        }
        try {
            SortedSet<String> names = new TreeSet<>(Files.readAllLines(file));
            names.forEach(ResultFolder::checkedName);
            return names;
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(
                    file + " was changed by somebody else (" + e.getMessage()
                            + "): name another folder for the result.",
                    e);
        }
    }

    private static SortedSet<String> filesIn(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        inside(folder)
                .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .forEach(path -> names.add(folder.relativize(path).toString().replace('\\', '/')));
        return names;
    }

    /** Returns everything in a folder and itself, the contents before what holds them. */
    private static Stream<Path> inside(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Stream.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(Comparator.reverseOrder()).toList().stream();
        }
    }
}
