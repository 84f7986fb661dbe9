package org.brakefern.draw;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Place;
import org.brakefern.check.Texts;
import org.brakefern.soil.Variable;
import org.brakefern.study.Result;

/** Draws all map sheets and charts of a result. */
public final class Sheets {
    /** A text that a font for Chinese must be able to write. */
    private static final String CHINESE = "优先保护类安全利用类严格管控类镉汞砷铅铬镍锌";

    /** So many pictures of some 20 MB are held at once, on however many threads. */
    private static final int AT_ONCE = 8;

    private Sheets() {}

    /**
     * The pictures, and what went wrong.
     *
     * @param pictures in a fixed order
     * @param findings no font for the language; sheets that could not be drawn
     */
    public record Drawn(List<Picture> pictures, List<Finding> findings) {
        /** Copies the lists. */
        public Drawn {
            pictures = List.copyOf(pictures);
            findings = List.copyOf(findings);
        }
    }

    /** A picture to be drawn. */
    record Task(String name, Supplier<BufferedImage> drawing) {}

    /** One outcome of the two. */
    record Outcome(Optional<Picture> picture, Optional<Finding> finding) {}

    /**
     * Draws {@code sheets/samples.png}, {@code sheets/VARIABLE_mean.png} for every surface, {@code sheets/class.png} and
     * the charts of {@link Charts}. A picture that fails is missing and named in a finding; the others are drawn.
     *
     * @param result of a study with at least one parcel
     * @param presentation title, language and backdrop
     */
    public static Drawn draw(Result result, Presentation presentation) {
        return draw(result, presentation, Typefaces.installed());
    }

    static Drawn draw(Result result, Presentation presentation, Typefaces typefaces) {
        List<Finding> findings = new ArrayList<>();
        Presentation readable = presentation;
        if (typefaces.isEmpty()) {
            findings.add(noFont("nothing"));
        } else if (presentation.texts().language() == Language.ZH
                && typefaces.capableOf(CHINESE).isEmpty()) {
            findings.add(noFont("english"));
            readable = presentation.in(Texts.in(Language.EN));
        }
        Atlas atlas = new Atlas(
                result.survey(),
                readable,
                new Lettering(typefaces, readable.texts().language()));
        List<Task> tasks = tasks(result, atlas);
        List<Outcome> outcomes = outcomes(tasks);
        outcomes.stream().map(Outcome::finding).flatMap(Optional::stream).forEach(findings::add);
        return new Drawn(
                outcomes.stream()
                        .map(Outcome::picture)
                        .flatMap(Optional::stream)
                        .toList(),
                findings);
    }

    /** Draws on all threads, each taking the next task when it is done with one; so many at most as may be held at once. */
    private static List<Outcome> outcomes(List<Task> tasks) {
        Outcome[] outcomes = new Outcome[tasks.size()];
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, AT_ONCE).parallel().forEach(painter -> {
            for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
                outcomes[i] = outcome(tasks.get(i));
            }
        });
        return List.of(outcomes);
    }

    private static Finding noFont(String instead) {
        return Finding.of(FindingCode.NO_FONT, Place.study(), "word.instead." + instead);
    }

    private static List<Task> tasks(Result result, Atlas atlas) {
        List<Task> tasks = new ArrayList<>();
        tasks.add(new Task(
                "sheets/samples.png", () -> SampleSheet.of(result, atlas).draw()));
        for (Variable variable : Variable.all()) {
            Optional.ofNullable(result.surfaces().get(variable)).ifPresent(surface -> {
                String name = "sheets/" + variable.code();
                tasks.add(new Task(name + "_mean.png", () -> SurfaceSheet.of(result, surface, atlas)
                        .draw()));
                tasks.add(new Task(name + "_se.png", () -> ErrorSheet.of(result, surface, atlas)
                        .draw()));
            });
        }
        tasks.add(
                new Task("sheets/class.png", () -> ClassSheet.of(result, atlas).draw()));
        tasks.add(new Task(
                "sheets/driver.png", () -> DriverSheet.of(result, atlas).draw()));
        result.certainty().ifPresent(sure -> {
            for (CertaintySheet sheet : CertaintySheet.values()) {
                tasks.add(new Task("sheets/" + sheet.code() + ".png", () -> sheet.of(result, sure, atlas)
                        .draw()));
            }
        });
        tasks.add(new Task(
                "sheets/priority.png", () -> PrioritySheet.of(result, atlas).draw()));
        tasks.add(new Task("sheets/plan.png", () -> PlanSheet.of(result, atlas).draw()));
        tasks.add(new Task(
                "sheets/status.png", () -> StatusSheet.of(result, atlas).draw()));
        tasks.addAll(Charts.of(result, atlas));
        return tasks;
    }

    static Outcome outcome(Task task) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            Png.write(task.drawing().get(), png);
            return new Outcome(Optional.of(new Picture(task.name(), png.toByteArray())), Optional.empty());
            // Java2D reports a missing or broken font system by errors, not by exceptions.
        } catch (IOException | RuntimeException | InternalError | LinkageError failure) {
            Finding finding =
                    Finding.of(FindingCode.SHEET_FAILED, Place.study().feature(task.name()), failure.toString());
            return new Outcome(Optional.empty(), Optional.of(finding));
        }
    }
}
