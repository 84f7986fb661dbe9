package org.brakefern.report;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;

/**
 * Bounds of rows, packed into an R-tree of SQLite at once: sorted into tiles and the nodes filled one after the other
 * (Leutenegger, Lopez and Edgington 1997, "STR: a simple and efficient algorithm for R-tree packing"). A tree grown row by
 * row takes many times as long and has nodes that are two thirds full.
 *
 * <p>SQLite keeps a tree in three tables, whose format its source describes ({@code ext/rtree/rtree.c}, at the head):
 * {@code _node} with a blob a node, which begins with the depth of the tree (two bytes, of the root alone) and the number
 * of cells (two bytes), then a cell of 24 bytes each: the id of the row or the number of the child, and the bounds as
 * floats, all big-endian; {@code _rowid} with the leaf of each row; {@code _parent} with the parent of each node but the
 * root, which is number 1. {@code SELECT rtreecheck(…)} tells whether the three agree.
 */
final class PackedTree {
    private static final int HEAD_BYTES = 4;
    private static final int CELL_BYTES = 24;
    private static final int ROOT = 1;

    private final int nodeBytes;
    /** By number of the node, from 1. */
    private final List<ByteBuffer> nodes = new ArrayList<>();

    private final List<Integer> parents = new ArrayList<>();
    /** The ids of the rows, and their nodes. */
    private final long[] rows;

    private final int[] leaves;
    private final Envelope extent = new Envelope();

    /** The cells of one level: what they stand for (a row or a node), and west, east, south and north of each. */
    private record Level(long[] ids, float[] bounds) {
        int size() {
            return ids.length;
        }

        /** Returns the sum of two bounds of a cell as a number in the order of these sums. */
        int middle(int cell, int side) {
            int bits = Float.floatToIntBits(bounds[4 * cell + side] + bounds[4 * cell + side + 1]);
            return bits ^ bits >> 31 & Integer.MAX_VALUE;
        }

        /** Returns cells in the order of their middles, equal ones in the order of their numbers. */
        int[] sorted(int[] cells, int side) {
            long[] keys = new long[cells.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (long) middle(cells[i], side) << 32 | cells[i];
            }
            Arrays.sort(keys);
            int[] sorted = new int[keys.length];
            for (int i = 0; i < keys.length; i++) {
                sorted[i] = (int) keys[i];
            }
            return sorted;
        }

        Level inOrder(int[] order) {
            Level ordered = new Level(new long[size()], new float[4 * size()]);
            for (int i = 0; i < size(); i++) {
                ordered.ids[i] = ids[order[i]];
                System.arraycopy(bounds, 4 * order[i], ordered.bounds, 4 * i, 4);
            }
            return ordered;
        }
    }

    /**
     * Packs a tree.
     *
     * @param ids of the rows, each once
     * @param boxes of the rows, none of them null
     * @param nodeBytes how large SQLite has made the root of the index
     */
    PackedTree(long[] ids, List<Envelope> boxes, int nodeBytes) {
        this.nodeBytes = nodeBytes;
        this.rows = ids;
        this.leaves = new int[ids.length];
        float[] bounds = new float[4 * ids.length];
        for (int i = 0; i < ids.length; i++) {
            Envelope box = boxes.get(i);
            extent.expandToInclude(box);
            bounds[4 * i] = atMost(box.getMinX());
            bounds[4 * i + 1] = atLeast(box.getMaxX());
            bounds[4 * i + 2] = atMost(box.getMinY());
            bounds[4 * i + 3] = atLeast(box.getMaxY());
        }
        addNode(); // the root
        int[] order = tiled(new Level(ids, bounds));
        Level level = above(new Level(ids, bounds).inOrder(order), 0, order);
        for (int depth = 1; level.size() > 0; depth++) {
            level = above(level, depth, order);
        }
    }

    private static float atMost(double value) {
        float near = (float) value;
        return near > value ? Math.nextDown(near) : near;
    }

    private static float atLeast(double value) {
        float near = (float) value;
        return near < value ? Math.nextUp(near) : near;
    }

    /** Returns the bounds of all rows, unrounded. */
    Envelope extent() {
        return extent;
    }

    private int capacity() {
        return (nodeBytes - HEAD_BYTES) / CELL_BYTES;
    }

    private int addNode() {
        nodes.add(ByteBuffer.allocate(nodeBytes));
        parents.add(0);
        return nodes.size();
    }

    /** Rows in the order of their tiles: slices from west to east, and within a slice from south to north. */
    private int[] tiled(Level level) {
        int[] order = level.sorted(IntStream.range(0, level.size()).toArray(), 0);
        int slices = (int) Math.ceil(Math.sqrt(Math.ceil((double) level.size() / capacity())));
        for (int i = 0; i < slices; i++) {
            int from = part(level.size(), i, slices);
            int to = part(level.size(), i + 1, slices);
            System.arraycopy(level.sorted(Arrays.copyOfRange(order, from, to), 2), 0, order, from, to - from);
        }
        return order;
    }

    /** Returns where a part begins, of so many cells in equal parts. */
    private static int part(int cells, int part, int parts) {
        return (int) ((long) cells * part / parts);
    }

    /**
     * Puts cells into nodes and returns the cells of these for the level above; none above the root.
     *
     * @param order the places of the rows of the lowest level among all rows
     */
    private Level above(Level level, int depth, int[] order) {
        int parts = Math.max(1, (level.size() + capacity() - 1) / capacity());
        boolean isRoot = parts == 1;
        Level above = new Level(new long[isRoot ? 0 : parts], new float[isRoot ? 0 : 4 * parts]);
        for (int i = 0; i < parts; i++) {
            int from = part(level.size(), i, parts);
            int to = part(level.size(), i + 1, parts);
            int number = isRoot ? ROOT : addNode();
            ByteBuffer node = nodes.get(number - 1);
            node.putShort((short) (isRoot ? depth : 0)).putShort((short) (to - from));
            for (int cell = from; cell < to; cell++) {
                node.putLong(level.ids[cell]);
                for (int side = 0; side < 4; side++) {
                    node.putFloat(level.bounds[4 * cell + side]);
                }
                if (depth == 0) {
                    leaves[order[cell]] = number;
                } else {
                    parents.set((int) level.ids[cell] - 1, number);
                }
            }
            if (!isRoot) {
                above.ids[i] = number;
                enclose(level.bounds, from, to, above.bounds, i);
            }
        }
        return above;
    }

    private static void enclose(float[] bounds, int from, int to, float[] around, int node) {
        System.arraycopy(bounds, 4 * from, around, 4 * node, 4);
        for (int cell = from + 1; cell < to; cell++) {
            for (int side = 0; side < 4; side++) {
                float one = bounds[4 * cell + side];
                float all = around[4 * node + side];
                around[4 * node + side] = side % 2 == 0 ? Math.min(all, one) : Math.max(all, one);
            }
        }
    }

    /**
     * Fills an index.
     *
     * @param connection to the database, in a transaction
     * @param index an R-tree of two dimensions that is there and empty
     */
    void write(Connection connection, String index) throws SQLException {
        String into = "INSERT OR REPLACE INTO \"" + index;
        try (PreparedStatement node = connection.prepareStatement(into + "_node\" VALUES (?, ?)");
                PreparedStatement parent = connection.prepareStatement(into + "_parent\" VALUES (?, ?)");
                PreparedStatement leaf = connection.prepareStatement(into + "_rowid\" VALUES (?, ?)")) {
            for (int number = 1; number <= nodes.size(); number++) {
                node.setInt(1, number);
                node.setBytes(2, nodes.get(number - 1).array());
                node.addBatch();
                if (number != ROOT) {
                    parent.setInt(1, number);
                    parent.setInt(2, parents.get(number - 1));
                    parent.addBatch();
                }
            }
            for (int i = 0; i < rows.length; i++) {
                leaf.setLong(1, rows[i]);
                leaf.setInt(2, leaves[i]);
                leaf.addBatch();
            }
            node.executeBatch();
            parent.executeBatch();
            leaf.executeBatch();
        }
    }
}
