package org.brakefern.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.brakefern.priority.Exclusion;
import org.brakefern.priority.ParcelPriority;
import org.brakefern.surface.Plain;
import org.brakefern.survey.Parcel;

/** Square parcels with their ranks: all that a plan asks of them. */
record RankedFields(List<Parcel> parcels, List<ParcelPriority> priorities) {

    /** Returns squares of these sides in metres, ranked in their order, in a row from west to east. */
    static RankedFields squares(List<Double> sides) {
        List<Parcel> parcels = new ArrayList<>();
        List<ParcelPriority> priorities = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            parcels.add(Plain.field("F" + i, 200.0 * i, 0, sides.get(i)));
            priorities.add(ranked(i + 1));
        }
        return new RankedFields(parcels, priorities);
    }

    /** Returns squares of 5 to 105 m, most of them ranked, some of one rank. */
    static RankedFields random(int count, long seed) {
        Random random = new Random(seed);
        List<Parcel> parcels = new ArrayList<>();
        List<ParcelPriority> priorities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parcels.add(Plain.field("F" + i, 200.0 * i, 0, 5 + 100 * random.nextDouble()));
            priorities.add(random.nextInt(10) == 0 ? shutOut() : ranked(1 + random.nextInt(count)));
        }
        return new RankedFields(parcels, priorities);
    }

    private static ParcelPriority ranked(int rank) {
        return new ParcelPriority(OptionalDouble.of(50), OptionalInt.of(rank), Optional.empty(), List.of());
    }

    private static ParcelPriority shutOut() {
        return new ParcelPriority(
                OptionalDouble.empty(), OptionalInt.empty(), Optional.of(Exclusion.NO_CONSENT), List.of());
    }

    /** Returns the same parcels in another order, under other names. */
    RankedFields inOrder(List<Integer> order) {
        return new RankedFields(
                order.stream()
                        .map(parcels::get)
                        .map(old -> new Parcel(
                                "other " + (1000 - old.id().hashCode() % 1000),
                                old.township(),
                                old.village(),
                                old.hamlet(),
                                old.landUse(),
                                old.geometry(),
                                old.statedAreaMu(),
                                old.place()))
                        .toList(),
                order.stream().map(priorities::get).toList());
    }

    Plan plan(PlanRules rules, int firstYear) {
        return Plan.by(parcels, priorities, rules, firstYear);
    }

    int rank(int index) {
        return priorities.get(index).rank().orElseThrow();
    }

    double rankedMu() {
        double sum = 0;
        for (int i = 0; i < parcels.size(); i++) {
            sum += priorities.get(i).rank().isPresent() ? parcels.get(i).areaMu() : 0;
        }
        return sum;
    }
}
