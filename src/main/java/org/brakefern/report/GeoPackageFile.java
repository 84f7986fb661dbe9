package org.brakefern.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import mil.nga.sf.GeometryType;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.JDBC;

/**
 * A GeoPackage 1.3 (OGC 12-128r18) being written: layers with a spatial index, and tables. The same rows give the same
 * bytes: where the format asks for a time it holds the beginning of 1970.
 *
 * <p>It is written by plain SQL, which is in the resources beside: the GeoPackage library, with which files are read, takes
 * a quarter of a second to start and inserts rows seven times as slowly.
 */
final class GeoPackageFile implements AutoCloseable {
    /** The column of geometries. */
    static final String GEOMETRY = "geom";

    static final String NO_TIME = "1970-01-01T00:00:00.000Z";

    /** The id of a plane of no known system (OGC 12-128r18, requirement 11). */
    private static final int UNDEFINED_PLANE = -1;
    /** So many rows are encoded, and then inserted, at once: few, so that the first are soon there. */
    private static final int BATCH = 500;

    private static final int CACHE_KB = 100_000;

    private final Connection connection;
    private final int srsId;

    /**
     * Starts a file.
     *
     * @param path where to; the name ends in {@code .gpkg}; replaced if it is there
     * @param reference the system of its layers; empty for a plane of no known system
     */
    GeoPackageFile(Path path, Optional<SpatialReference> reference) throws IOException, SQLException {
        Files.deleteIfExists(path);
        this.connection = JDBC.createConnection("jdbc:sqlite:" + path, new Properties());
        this.srsId = reference.map(SpatialReference::epsg).orElse(UNDEFINED_PLANE);
        try {
            begin(reference);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void begin(Optional<SpatialReference> reference) throws SQLException {
        // A file that is not made whole is removed, so it needs no way back.
        execute("PRAGMA journal_mode = OFF");
        execute("PRAGMA synchronous = OFF");
        execute("PRAGMA cache_size = -" + CACHE_KB);
        for (String sql : statements("geopackage.sql")) {
            execute(sql);
        }
        if (reference.isPresent()) {
            add(reference.orElseThrow());
        }
    }

    /** Returns the statements of a resource, which blank lines divide. */
    static List<String> statements(String resource) {
        try (InputStream sql = GeoPackageFile.class.getResourceAsStream(resource)) {
            return List.of(new String(sql.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(SpatialReference reference) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)")) {
            row.setString(1, reference.name());
            row.setInt(2, reference.epsg());
            row.setString(3, reference.organization());
            row.setInt(4, reference.epsg());
            row.setString(5, reference.wkt());
            row.executeUpdate();
        }
    }

    /** Loads what a first database needs, which takes a tenth of a second, while something else is still being read. */
    static void loadLibrary() throws SQLException {
        JDBC.createConnection("jdbc:sqlite::memory:", new Properties()).close();
    }

    Connection connection() {
        return connection;
    }

    /**
     * Adds a layer in two dimensions, whose rows are numbered from 1.
     *
     * @param description in words
     * @param geometry of a row; empty where it has no place
     */
    <T> void addLayer(
            String name,
            String description,
            GeometryType type,
            Table<T> table,
            Function<T, Optional<Geometry>> geometry)
            throws SQLException {
        addLayer(name, description, keyOf(table), table, new Places<>(type, Heights.NONE, geometry));
    }

    /**
     * The geometries of a layer.
     *
     * @param type that all are of
     * @param heights which of them have heights
     * @param of the geometry of a row; empty where it has no place
     */
    record Places<T>(GeometryType type, Heights heights, Function<T, Optional<Geometry>> of) {}

    /** Whether geometries have heights, in the order of the numbers of {@code gpkg_geometry_columns.z}. */
    enum Heights {
        /** None has, or they are left out. */
        NONE,
        /** All have. */
        ALL,
        /** Some have. */
        SOME
    }

    /**
     * Adds a layer.
     *
     * @param description in words
     * @param key name of the column that numbers the rows: one of the table, of whole numbers, each once, or a new one
     */
    <T> void addLayer(String name, String description, String key, Table<T> table, Places<T> places)
            throws SQLException {
        connection.setAutoCommit(false);
        List<String> columns = new ArrayList<>(List.of(
                quoted(key) + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
                quoted(GEOMETRY) + " " + places.type().getName()));
        table.columns().stream()
                .filter(column -> !column.name().equals(key))
                .forEach(column -> columns.add(declared(column)));
        execute("CREATE TABLE " + quoted(name) + " (" + String.join(", ", columns) + ")");
        addContents(name, "features", description, srsId);
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)")) {
            row.setString(1, name);
            row.setString(2, GEOMETRY);
            row.setString(3, places.type().getName());
            row.setInt(4, srsId);
            row.setInt(5, places.heights().ordinal());
            row.executeUpdate();
        }
        SpatialIndex index = new SpatialIndex(connection, name, key);
        int nodeBytes = index.nodeBytes();
        Optional<Column<T>> numbers = table.columns().stream()
                .filter(column -> column.name().equals(key))
                .findFirst();
        ForkJoinTask<PackedTree> tree = ForkJoinTask.adapt(() -> packed(table, numbers, places, nodeBytes));
        insert(name, table, Optional.of(places), tree::fork);
        index.fill(tree.join());
        setExtent(name, tree.join().extent());
        commit();
    }

    private void addContents(String name, String kind, String description, Integer srs) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO gpkg_contents"
                + " (table_name, data_type, identifier, description, last_change, srs_id) VALUES (?, ?, ?, ?, ?, ?)")) {
            row.setString(1, name);
            row.setString(2, kind);
            row.setString(3, name);
            row.setString(4, description);
            row.setString(5, NO_TIME);
            row.setObject(6, srs);
            row.executeUpdate();
        }
    }

    private static <T> PackedTree packed(Table<T> table, Optional<Column<T>> numbers, Places<T> places, int nodeBytes) {
        long[] ids = new long[table.rows().size()];
        List<Envelope> boxes = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            T row = table.rows().get(i);
            Optional<Geometry> geometry = places.of().apply(row);
            if (geometry.isPresent()) {
                ids[boxes.size()] = numbers.isEmpty()
                        ? i + 1
                        : (Long) numbers.get().cell().apply(row).orElseThrow();
                boxes.add(geometry.get().getEnvelopeInternal());
            }
        }
        return new PackedTree(Arrays.copyOf(ids, boxes.size()), boxes, nodeBytes);
    }

    /** Not after a failure: SQLite has ended the transaction of a full disk, and a complaint of that would hide why. */
    private void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void setExtent(String name, Envelope extent) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?")) {
            double[] sides = {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()};
            for (int i = 0; i < sides.length; i++) {
                row.setObject(i + 1, extent.isNull() ? null : sides[i]);
            }
            row.setString(5, name);
            row.executeUpdate();
        }
    }

    /** The primary key is {@code id}, unless the table has a column of this name. */
    private static <T> String keyOf(Table<T> table) {
        Set<String> taken = table.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String key = "id";
        for (int i = 0; taken.contains(key); i++) {
            key = i == 0 ? "fid" : "fid_" + i;
        }
        return key;
    }

    /** Adds a table without geometries. */
    <T> void addTable(String name, String description, Table<T> table) throws SQLException {
        connection.setAutoCommit(false);
        List<String> columns =
                new ArrayList<>(List.of(quoted(keyOf(table)) + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"));
        table.columns().forEach(column -> columns.add(declared(column)));
        execute("CREATE TABLE " + quoted(name) + " (" + String.join(", ", columns) + ")");
        addContents(name, "attributes", description, null);
        insert(name, table, Optional.empty(), () -> {});
        commit();
    }

    private static String declared(Column<?> column) {
        String type =
                switch (column.kind()) {
                    case TEXT -> "TEXT";
                    case INTEGER -> "INTEGER";
                    case REAL -> "DOUBLE";
                    case BOOLEAN -> "BOOLEAN";
                    case DATE -> "DATE";
                    case DATE_TIME -> "DATETIME";
                };
        return quoted(column.name()) + " " + type;
    }

    /**
     * Inserts rows, those to come being encoded while those before go into the file.
     *
     * @param underWay called once, when the first of them, if there are any, are encoded
     */
    private <T> void insert(String name, Table<T> table, Optional<Places<T>> places, Runnable underWay)
            throws SQLException {
        List<String> names = new ArrayList<>();
        places.ifPresent(present -> names.add(GEOMETRY));
        table.columns().forEach(column -> names.add(column.name()));
        String quoted = names.stream().map(GeoPackageFile::quoted).collect(Collectors.joining(", "));
        String sql =
                "INSERT INTO " + quoted(name) + " (" + quoted + ") VALUES (?" + ", ?".repeat(names.size() - 1) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            List<Object[]> batch = encoding(table, places, 0).join();
            for (int from = BATCH; from == BATCH || !batch.isEmpty(); from += BATCH) {
                ForkJoinTask<List<Object[]>> next = encoding(table, places, from);
                if (from == BATCH) {
                    underWay.run();
                }
                for (Object[] values : batch) {
                    for (int i = 0; i < values.length; i++) {
                        insert.setObject(i + 1, values[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
                batch = next.join();
            }
        }
    }

    private <T> ForkJoinTask<List<Object[]>> encoding(Table<T> table, Optional<Places<T>> places, int from) {
        int size = table.rows().size();
        List<T> rows = table.rows().subList(Math.min(size, from), Math.min(size, from + BATCH));
        return ForkJoinTask.adapt(() -> rows.stream()
                        .map(row -> encoded(row, table.columns(), places))
                        .toList())
                .fork();
    }

    private <T> Object[] encoded(T row, List<Column<T>> columns, Optional<Places<T>> places) {
        Object[] values = new Object[(places.isPresent() ? 1 : 0) + columns.size()];
        int at = 0;
        if (places.isPresent()) {
            boolean isFlat = places.get().heights() == Heights.NONE;
            values[at++] = places.get()
                    .of()
                    .apply(row)
                    .map(one -> GeometryBlob.of(one, srsId, isFlat ? 2 : GeometryBlob.dimension(one)))
                    .orElse(null);
        }
        for (Column<T> column : columns) {
            values[at++] = column.cell().apply(row).orElse(null);
        }
        return values;
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
