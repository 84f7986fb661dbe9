package org.brakefern.read;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries' own chatter away from the user: what concerns the user is a finding or a sentence. */
public final class QuietLibraries {
    /** Held here, because the log manager forgets the level of a logger that nobody holds. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("org.geotools"),
            Logger.getLogger("java.util.prefs"),
            Logger.getLogger("hsqldb.db"),
            Logger.getLogger("org.hsqldb"),
            Logger.getLogger("mil.nga"),
            Logger.getLogger("com.j256.ormlite"),
            Logger.getLogger("org.sqlite"));

    private QuietLibraries() {}

    /** Silences GeoTools, its EPSG database, the preferences it uses and the GeoPackage library. May be called again. */
    public static void hush() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
