package org.brakefern.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The sampling campaign of the winter 2009/10.
 *
 * <p>Village after village, a crew walks a grid of its own direction and spacing: close in the flood strip, wide
 * outside. Squares that are mostly lanes or hills are skipped and some are forgotten; where tailings could be seen a
 * second bag is filled a few steps away. Twenty bags are analysed twice.
 */
final class Campaign {
    /** Number of bags. */
    static final int PLACES = 420;

    /** Number of bags analysed a second time. */
    static final int REPEATS = 20;

    private static final int FOLLOW_UPS = 26;
    private static final double SPACING_INSIDE = 92;
    private static final double SPACING_OUTSIDE = 142;

    private final ValleyLayout layout;
    private final SoilField soil;
    private final Random random;
    private final Laboratory laboratory;

    /** A spot to be sampled, and the day. */
    private record Spot(int cell, String village, LocalDate date, int number) {}

    Campaign(ValleyLayout layout, SoilField soil, Random random) {
        this.layout = layout;
        this.soil = soil;
        this.random = random;
        this.laboratory = new Laboratory(random);
    }

    /** Returns all analyses in the order of the laboratory's numbers; the repeats come last. */
    List<SyntheticSample> run() {
        List<SyntheticSample> analyses = new ArrayList<>();
        int order = 1;
        for (Spot spot : spots()) {
            analyses.add(analyse(spot, order++));
        }
        List<SyntheticSample> bags = new ArrayList<>(analyses);
        Collections.shuffle(bags, random);
        for (SyntheticSample bag : bags.subList(0, REPEATS)) {
            Map<Variable, Double> measured = laboratory.measure(bag.truth());
            analyses.add(new SyntheticSample(
                    bag.number(),
                    labId(order++),
                    bag.x(),
                    bag.y(),
                    bag.date(),
                    bag.parcelId(),
                    bag.truth(),
                    measured,
                    Laboratory.write(measured)));
        }
        return List.copyOf(analyses);
    }

    private static String labId(int order) {
        return String.format(Locale.ROOT, "10T%04d", order);
    }

    private SyntheticSample analyse(Spot spot, int order) {
        Coordinate centre = layout.cells().centre(spot.cell());
        Map<Variable, Double> truth = new LinkedHashMap<>();
        for (Variable variable : Variable.all()) {
            truth.put(variable, soil.at(variable, spot.cell()));
        }
        Map<Variable, Double> measured = laboratory.measure(truth);
        return new SyntheticSample(
                String.format(Locale.ROOT, "%s-%03d", spot.village(), spot.number()),
                labId(order),
                centre.x,
                centre.y,
                spot.date(),
                layout.parcels().get(layout.cells().parcelOf(spot.cell())).id(),
                truth,
                measured,
                Laboratory.write(measured));
    }

    private List<Spot> spots() {
        Map<String, List<Integer>> byVillage = new LinkedHashMap<>();
        for (int cell = 0; cell < layout.cells().count(); cell++) {
            byVillage
                    .computeIfAbsent(village(cell), village -> new ArrayList<>())
                    .add(cell);
        }
        Map<String, List<Integer>> chosen = new LinkedHashMap<>();
        byVillage.forEach((village, cells) -> chosen.put(village, walk(cells)));
        fitNumber(chosen);
        byVillage.forEach((village, cells) -> followUp(chosen.get(village), cells));
        topUp(chosen);
        List<Spot> spots = new ArrayList<>();
        LocalDate day = LocalDate.of(2009, 11, 17);
        for (Map.Entry<String, List<Integer>> entry : chosen.entrySet()) {
            int number = 1;
            for (int cell : entry.getValue()) {
                day = number % 14 == 0 ? day.plusDays(1) : day;
                spots.add(new Spot(cell, entry.getKey(), day, number++));
            }
            day = day.plusDays(2 + random.nextInt(8));
        }
        return spots;
    }

    private String village(int cell) {
        return layout.parcels().get(layout.cells().parcelOf(cell)).hamlet().villageCode();
    }

    /** Walks one grid through the flooded land and a wider one through the rest. */
    private List<Integer> walk(List<Integer> cells) {
        double direction = StrictMath.PI * random.nextDouble();
        double factor = 0.86 + 0.28 * random.nextDouble();
        List<Integer> spots = new ArrayList<>();
        for (boolean inside : new boolean[] {true, false}) {
            double spacing = factor * (inside ? SPACING_INSIDE : SPACING_OUTSIDE);
            Map<Long, List<Integer>> squares = new TreeMap<>();
            for (int cell : cells) {
                if (soil.flooded(cell) > 0.5 == inside) {
                    squares.computeIfAbsent(square(cell, direction, spacing), key -> new ArrayList<>())
                            .add(cell);
                }
            }
            for (List<Integer> square : squares.values()) {
                double occupied = square.size() * 25 / (spacing * spacing);
                if (occupied > 0.25 + 0.2 * random.nextDouble()) {
                    spots.add(middle(square, direction, spacing));
                }
            }
        }
        spots.sort(null);
        return spots;
    }

    private double[] turned(int cell, double direction) {
        Coordinate centre = layout.cells().centre(cell);
        double x = centre.x - 500000;
        double y = centre.y - 2740000;
        double c = StrictMath.cos(direction);
        double s = StrictMath.sin(direction);
        return new double[] {c * x + s * y + 100000, c * y - s * x + 100000};
    }

    private long square(int cell, double direction, double spacing) {
        double[] place = turned(cell, direction);
        return (long) (place[0] / spacing) * 1_000_000 + (long) (place[1] / spacing);
    }

    /** The crew goes for the middle of the square and ends up some metres off. */
    private int middle(List<Integer> square, double direction, double spacing) {
        double aimX = spacing * (0.5 + 0.13 * random.nextGaussian());
        double aimY = spacing * (0.5 + 0.13 * random.nextGaussian());
        int best = square.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (int cell : square) {
            double[] place = turned(cell, direction);
            double distance = StrictMath.hypot(place[0] % spacing - aimX, place[1] % spacing - aimY);
            if (distance < least) {
                least = distance;
                best = cell;
            }
        }
        return best;
    }

    /** Forgets spots at random until the bags left over suffice for the follow-ups. */
    private void fitNumber(Map<String, List<Integer>> chosen) {
        List<Integer> all = new ArrayList<>();
        chosen.values().forEach(all::addAll);
        Collections.shuffle(all, random);
        int excess = StrictMath.max(0, all.size() - (PLACES - FOLLOW_UPS));
        List<Integer> forgotten = all.subList(0, excess);
        chosen.values().forEach(list -> list.removeAll(forgotten));
    }

    /** Fills second bags 10 to 45 m from spots where grey tailings were seen, that is where As is high. */
    private void followUp(List<Integer> spots, List<Integer> cells) {
        List<Integer> worstFirst = new ArrayList<>(spots);
        worstFirst.sort((a, b) -> Double.compare(seen(b), seen(a)));
        int wanted = FOLLOW_UPS / 7;
        for (int spot : worstFirst.subList(0, StrictMath.min(3 * wanted, worstFirst.size()))) {
            Coordinate here = layout.cells().centre(spot);
            List<Integer> near = cells.stream()
                    .filter(cell -> layout.cells().centre(cell).distance(here) > 10)
                    .filter(cell -> layout.cells().centre(cell).distance(here) < 45)
                    .toList();
            if (wanted > 0 && !near.isEmpty() && random.nextDouble() < 0.5) {
                int second = near.get(random.nextInt(near.size()));
                if (!spots.contains(second)) {
                    spots.add(second);
                    wanted--;
                }
            }
        }
    }

    private double seen(int cell) {
        return soil.at(Metal.AS, cell);
    }

    /** Fills the last bags anywhere, so that their number is that of the contract. */
    private void topUp(Map<String, List<Integer>> chosen) {
        int bags = chosen.values().stream().mapToInt(List::size).sum();
        while (bags < PLACES) {
            int cell = random.nextInt(layout.cells().count());
            List<Integer> spots = chosen.get(village(cell));
            if (!spots.contains(cell)) {
                spots.add(cell);
                bags++;
            }
        }
    }
}
