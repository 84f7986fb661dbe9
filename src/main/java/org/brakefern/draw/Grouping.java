package org.brakefern.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.brakefern.check.Texts;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;
import org.locationtech.jts.geom.Geometry;

/**
 * Parcels sorted into the groups of a legend. Every parcel is in exactly one, so that the areas of a legend add up to all
 * land.
 *
 * @param parcels in the order of the survey
 * @param groups from the uppermost of the legend
 * @param ofParcel number of the group of each parcel, from 0
 * @param marks what is laid over some parcels besides
 */
record Grouping(List<Parcel> parcels, List<Group> groups, List<Integer> ofParcel, List<Mark> marks) {

    /** What a group without a parcel does. */
    enum Empty {
        /** It stands in the legend with 0 mu. */
        SHOWN,
        /** It is left out. */
        LEFT_OUT
    }

    /**
     * One group.
     *
     * @param label its name; what follows a line feed stands below, smaller
     * @param fill how its land is painted
     * @param empty what it does without a parcel
     */
    record Group(String label, Fill fill, Empty empty) {}

    /**
     * Some parcels of any group that the reader should know about.
     *
     * @param label why
     * @param pattern laid over their colour
     * @param members numbers of the parcels, from 0, rising
     */
    record Mark(String label, Fill.Pattern pattern, List<Integer> members) {}

    /** Copies the lists and refuses a parcel that is in no group. */
    Grouping {
        parcels = List.copyOf(parcels);
        groups = List.copyOf(groups);
        ofParcel = List.copyOf(ofParcel);
        marks = marks.stream().filter(mark -> !mark.members().isEmpty()).toList();
        int last = groups.size() - 1;
        if (ofParcel.size() != parcels.size() || ofParcel.stream().anyMatch(group -> group < 0 || group > last)) {
            throw new IllegalArgumentException(
                    "every parcel must be in one of " + groups.size() + " groups, got " + ofParcel);
        }
    }

    /**
     * Sorts parcels by a key.
     *
     * @param result of the study
     * @param keys one per group, in the order of the groups
     * @param groups from the uppermost of the legend
     * @param keyOf the key of a parcel, by its number from 0; one of the keys
     */
    static <K> Grouping by(Result result, List<K> keys, List<Group> groups, Function<Integer, K> keyOf) {
        return new Grouping(
                result.parcels().stream().map(ParcelRisk::parcel).toList(),
                groups,
                IntStream.range(0, result.parcels().size())
                        .mapToObj(parcel -> keys.indexOf(keyOf.apply(parcel)))
                        .toList(),
                List.of());
    }

    /** Returns the same groups with marks. */
    Grouping with(List<Mark> others) {
        return new Grouping(parcels, groups, ofParcel, others);
    }

    /** Returns what a sheet shows inside a frame. Groups with an edge are painted last, so that nothing covers it. */
    Frames.Layer layer(Outline outline) {
        return (g, panel) -> {
            for (Fill.Edge edge : Fill.Edge.values()) {
                for (int group = 0; group < groups.size(); group++) {
                    Fill fill = groups.get(group).fill();
                    if (fill.edge() == edge) {
                        Frames.fill(g, panel, geometries(members(group)), fill, outline);
                    }
                }
            }
            marks.forEach(
                    mark -> Frames.fill(g, panel, geometries(mark.members()), Fill.mark(mark.pattern()), Outline.NONE));
        };
    }

    /** Returns the legend, with a line for all parcels. */
    Legend legend(String heading, Texts texts, String remark) {
        List<Legend.Row> rows = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            List<Integer> members = members(group);
            Group of = groups.get(group);
            if (!members.isEmpty() || of.empty() == Empty.SHOWN) {
                rows.add(row(of.fill(), of.label(), members));
            }
        }
        List<Legend.Row> marked = marks.stream()
                .map(mark -> row(Fill.mark(mark.pattern()), mark.label(), mark.members()))
                .toList();
        return new Legend(
                Legend.Form.AREAS,
                heading,
                List.of(texts.text("sheet.parcels"), texts.text("sheet.mu"), texts.text("sheet.share")),
                rows,
                List.of(row(
                        Fill.mark(Fill.Pattern.PLAIN),
                        texts.text("sheet.total"),
                        IntStream.range(0, parcels.size()).boxed().toList())),
                marked,
                remark);
    }

    private Legend.Row row(Fill fill, String label, List<Integer> members) {
        double areaMu = areaMu(members);
        return new Legend.Row(
                fill,
                label,
                false,
                areaMu,
                List.of(
                        Figures.grouped(members.size()),
                        Figures.muToTenth(areaMu),
                        Figures.percent(areaMu
                                / parcels.stream().mapToDouble(Parcel::areaMu).sum())));
    }

    private double areaMu(List<Integer> members) {
        return members.stream()
                .mapToDouble(member -> parcels.get(member).areaMu())
                .sum();
    }

    private List<Integer> members(int group) {
        return IntStream.range(0, parcels.size())
                .filter(parcel -> ofParcel.get(parcel) == group)
                .boxed()
                .toList();
    }

    private List<Geometry> geometries(List<Integer> members) {
        return members.stream().map(member -> parcels.get(member).geometry()).toList();
    }
}
