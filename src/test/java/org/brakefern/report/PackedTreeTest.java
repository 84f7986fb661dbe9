package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** SQLite itself is asked whether a packed tree is one, and what it finds is what is there. */
class PackedTreeTest {
    @TempDir
    private Path folder;

    /** 51 is what a node holds, 2601 what a tree of two levels holds. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 51, 52, 102, 103, 2601, 2602, 20_000})
    void sqlite_takes_it_for_one_of_its_own(int size) throws SQLException {
        Random random = new Random(size);
        long[] ids = random.longs(0, Long.MAX_VALUE).distinct().limit(size).toArray();
        List<Envelope> boxes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double x = i % 7 == 0 ? 0 : random.nextGaussian() * 5e5;
            double y = i % 5 == 0 ? 1 : 2.7e6 + random.nextGaussian() * 100;
            boxes.add(new Envelope(x, x + random.nextInt(3), y, y + random.nextDouble()));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy)");
            connection.setAutoCommit(false);
            new PackedTree(ids, boxes, nodeBytes(statement)).write(connection, "tree");
            connection.commit();
            assertSound(statement);
            for (int i = 0; i < 20; i++) {
                double x = random.nextGaussian() * 5e5;
                double y = 2.7e6 + random.nextGaussian() * 100;
                assertFinds(connection, ids, boxes, new Envelope(x - 1e5, x + 1e5, y - 30, y + 30));
            }
            if (size > 0) {
                statement.execute("DELETE FROM tree WHERE id % 3 = 0");
                for (int i = 0; i < 200; i++) {
                    statement.execute("INSERT INTO tree VALUES (-" + (i + 1) + ", " + i + ", " + (i + 1) + ", 0, 1)");
                }
                assertSound(statement);
            }
        }
    }

    private static int nodeBytes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT length(data) FROM tree_node")) {
            return row.getInt(1);
        }
    }

    private static void assertSound(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT rtreecheck('tree')")) {
            assertEquals("ok", row.getString(1));
        }
    }

    /** The tree holds floats, so it may find what is within their rounding of the window, and no more. */
    private static void assertFinds(Connection connection, long[] ids, List<Envelope> boxes, Envelope window)
            throws SQLException {
        TreeSet<Long> found = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM tree WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?")) {
            query.setDouble(1, window.getMinX());
            query.setDouble(2, window.getMaxX());
            query.setDouble(3, window.getMinY());
            query.setDouble(4, window.getMaxY());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        Envelope wider = window.copy();
        wider.expandBy(0.5);
        TreeSet<Long> atLeast = new TreeSet<>();
        TreeSet<Long> atMost = new TreeSet<>();
        for (int i = 0; i < ids.length; i++) {
            if (boxes.get(i).intersects(window)) {
                atLeast.add(ids[i]);
            }
            if (boxes.get(i).intersects(wider)) {
                atMost.add(ids[i]);
            }
        }
        atLeast.removeAll(found);
        assertEquals(new TreeSet<Long>(), atLeast, "missed");
        found.removeAll(atMost);
        assertEquals(new TreeSet<Long>(), found, "too many");
    }
}
