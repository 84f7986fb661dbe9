package org.brakefern.geostat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is to be simulated, taken apart into distinct nodes: every target is a weighted mean of nodes. Immutable.
 *
 * <p>A node is the soil at a place (with small-scale variation) or around it (without). Targets that share a node share
 * its value. The soil at an observation without measurement error is no node: it is known.
 */
final class SimulationTargets {
    private final Observations observations;
    /** Places of the nodes, and whether each is the soil at the place, nugget included. */
    final double[] x;

    final double[] y;
    final boolean[] atPlace;
    /** The observation, with error, at the very place of a node of the first kind, or -1. */
    final int[] observed;
    /** Parts of target t are from start[t] to start[t + 1]: a node, or for an observation its complement (~). */
    private final int[] start;

    private final int[] part;
    private final double[] weight;
    private final int nodes;

    /** Takes the parts of all targets one after the other, their places and weights; {@code points} by target. */
    private SimulationTargets(
            Observations observations, int[] start, double[] partX, double[] partY, double[] weight, boolean[] points) {
        this.observations = observations;
        this.start = start;
        this.weight = weight;
        part = new int[weight.length];
        x = new double[part.length];
        y = new double[part.length];
        atPlace = new boolean[part.length];
        observed = new int[part.length];
        Map<Node, Integer> known = observedPlaces();
        Map<Node, Integer> numbers = new HashMap<>();
        for (int t = 0; t < points.length; t++) {
            for (int p = start[t]; p < start[t + 1]; p++) {
                part[p] = number(Node.of(partX[p], partY[p], points[t]), known, numbers);
            }
        }
        nodes = numbers.size();
    }

    private record Node(double x, double y, boolean atPlace) {
        /** Adding 0 turns -0 into 0, which is the same place. */
        static Node of(double x, double y, boolean atPlace) {
            return new Node(x + 0.0, y + 0.0, atPlace);
        }
    }

    static SimulationTargets of(Observations observations, List<Support> supports) {
        int[] start = new int[supports.size() + 1];
        boolean[] points = new boolean[supports.size()];
        for (int t = 0; t < points.length; t++) {
            start[t + 1] = Math.addExact(start[t], supports.get(t).size());
            points[t] = supports.get(t).isPoint();
        }
        int parts = start[points.length];
        double[] x = new double[parts];
        double[] y = new double[parts];
        double[] weight = new double[parts];
        for (int t = 0; t < points.length; t++) {
            Support support = supports.get(t);
            for (int p = 0; p < support.size(); p++) {
                x[start[t] + p] = support.x(p);
                y[start[t] + p] = support.y(p);
                weight[start[t] + p] = support.weight(p);
            }
        }
        return new SimulationTargets(observations, start, x, y, weight, points);
    }

    static SimulationTargets of(Observations observations, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must be of one length, got " + x.length + " and " + y.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException(
                        "place must be finite, got x " + x[i] + ", y " + y[i] + " for point " + i);
            }
        }
        double[] weight = new double[x.length];
        boolean[] points = new boolean[x.length];
        Arrays.fill(weight, 1);
        Arrays.fill(points, true);
        return new SimulationTargets(
                observations, IntStream.rangeClosed(0, x.length).toArray(), x, y, weight, points);
    }

    private Map<Node, Integer> observedPlaces() {
        Map<Node, Integer> known = new HashMap<>();
        for (int i = 0; i < observations.size(); i++) {
            known.put(Node.of(observations.x(i), observations.y(i), true), i);
        }
        return known;
    }

    private int number(Node node, Map<Node, Integer> known, Map<Node, Integer> numbers) {
        int observation = known.getOrDefault(node, -1);
        if (observation >= 0 && observations.errorVariance(observation) == 0) {
            return ~observation;
        }
        int next = numbers.size();
        int number = numbers.computeIfAbsent(node, absent -> next);
        if (number == next) {
            x[number] = node.x();
            y[number] = node.y();
            atPlace[number] = node.atPlace();
            observed[number] = observation;
        }
        return number;
    }

    /** From the scale that is simulated to the one that is wanted. */
    interface WayBack {
        /**
         * Returns what a node adds to its target.
         *
         * @param value on the scale simulated
         * @param atPlace whether it is the soil at a place; else small-scale variation around it is still to count
         */
        double of(double value, boolean atPlace);
    }

    /** Returns the number of distinct nodes. */
    int nodes() {
        return nodes;
    }

    /** Returns the number of targets. */
    int size() {
        return start.length - 1;
    }

    /** Returns by target whether all its nodes have a value. */
    boolean[] complete(boolean[] nodeHasValue) {
        boolean[] complete = new boolean[size()];
        Arrays.fill(complete, true);
        for (int t = 0; t < size(); t++) {
            for (int p = start[t]; p < start[t + 1]; p++) {
                complete[t] &= part[p] < 0 || nodeHasValue[part[p]];
            }
        }
        return complete;
    }

    /**
     * Returns some realisations of all targets, by realisation, then by target.
     *
     * @param position of each node in {@code values}
     * @param values of the nodes, as deviations from {@code centre}: realisation c of the node at position p stands at
     *     {@code p * count + c}
     * @param count of realisations
     * @param back from the scale simulated to the one wanted
     */
    double[][] realisations(
            boolean[] complete, int[] position, double centre, double[] values, int count, WayBack back) {
        double[][] realised = new double[count][size()];
        for (int t = 0; t < size(); t++) {
            for (int c = 0; c < count; c++) {
                realised[c][t] = complete[t] ? mean(t, position, centre, values, count, c, back) : Double.NaN;
            }
        }
        return realised;
    }

    private double mean(int t, int[] position, double centre, double[] values, int count, int c, WayBack back) {
        double sum = 0;
        for (int p = start[t]; p < start[t + 1]; p++) {
            double value = part[p] < 0 ? observations.value(~part[p]) : centre + values[position[part[p]] * count + c];
            sum += weight[p] * back.of(value, part[p] < 0 || atPlace[part[p]]);
        }
        return sum;
    }
}
