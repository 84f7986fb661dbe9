package org.brakefern.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Language;
import org.brakefern.check.Texts;
import org.brakefern.check.UnusableInput;

/** The sentences for input that nothing can be computed with, each with its cure, in one place. */
final class Refusals {
    private Refusals() {}

    // --- files ---

    static void requireFile(Path path, String name) {
        if (Files.isDirectory(path)) {
            throw new UnusableInput(name + " is a folder; a file is expected here.");
        }
        if (!Files.exists(path)) {
            throw new UnusableInput(name + ": there is no such file; looked for it at "
                    + path.toAbsolutePath().normalize() + ". Paths in study.yaml start from the folder it is in.");
        }
    }

    static UnusableInput noStudyFile(Path folder) {
        return new UnusableInput(
                folder + " holds no study.yaml; name the folder of a study or the file itself, or write one first.");
    }

    static UnusableInput unreadable(String name, Exception cause) {
        return new UnusableInput(
                name + " cannot be read (" + cause.getMessage() + "); close it in other programs and check its rights.",
                cause);
    }

    static UnusableInput notText(String name) {
        boolean isTable = List.of(".csv", ".txt", ".tsv").stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return new UnusableInput(name + " is text in none of UTF-8, UTF-16 and GB18030; save it again "
                + (isTable ? "as CSV in UTF-8 (an Excel file is no CSV)." : "as text in UTF-8."));
    }

    static UnusableInput unknownFormat(String name, String expected) {
        return new UnusableInput(name + " is of a kind that is not read here; expected " + expected
                + ". Export it as one of these, for example with QGIS (Save Features As).");
    }

    static UnusableInput noDatabase(String name) {
        return new UnusableInput(name + " is not a readable GeoPackage, nor an SQLite database at all; export the layer"
                + " again as .gpkg.");
    }

    static UnusableInput notGeoPackage(String name, Exception cause) {
        return new UnusableInput(
                name + " is not a readable GeoPackage: it is damaged, or a database of another kind; export the layer"
                        + " again as .gpkg.",
                cause);
    }

    static UnusableInput notGeoJson(String name, int line, String why) {
        return new UnusableInput(name + at(line) + ": this is not a GeoJSON feature collection (" + why
                + "); export the layer again as GeoJSON.");
    }

    static UnusableInput noFeature(String name) {
        return new UnusableInput(name + " holds no row; nothing can be computed without.");
    }

    /** No row has a place: told by what was found on the first of them. */
    static UnusableInput noPlace(String name, int rows, List<Finding> findings) {
        Finding first = findings.stream()
                .filter(finding -> finding.code() == FindingCode.NO_PLACE)
                .findFirst()
                .orElseThrow();
        return new UnusableInput(first.place().in(Texts.in(Language.EN)) + ": " + first.problem(Texts.in(Language.EN))
                + "; so it is with " + (rows == 1 ? "the only row" : "all " + rows + " rows") + " of " + name + ". "
                + first.cure(Texts.in(Language.EN)));
    }

    static UnusableInput brokenCsv(String name, int line) {
        return new UnusableInput(name + at(line)
                + ": a quotation mark is opened here and not closed where it should be; remove it or close it.");
    }

    static UnusableInput everyLineTooLong(String name, int line) {
        return new UnusableInput(name + at(line) + ": this and every other line has more fields than the heading; write"
                + " decimal marks as points, and put texts with a comma in quotes.");
    }

    // --- layers and columns ---

    static UnusableInput severalLayers(String name, List<String> layers) {
        return new UnusableInput(name + " holds " + layers.size() + " feature layers (" + String.join(", ", layers)
                + "); name one of them by the key layer.");
    }

    static UnusableInput layerOfOther(String name) {
        return new UnusableInput(name + " has no layers, only a GeoPackage has; remove the key layer.");
    }

    static UnusableInput noLayer(String name, String layer, List<String> layers) {
        return new UnusableInput(name + " has no feature layer " + layer + "; it holds "
                + (layers.isEmpty() ? "none" : String.join(", ", layers)) + ".");
    }

    static UnusableInput columnAbsent(String name, String key, String column, List<String> columns) {
        return new UnusableInput(name + " has no column " + column + ", which study.yaml names for " + key
                + hint(column, columns) + ". Its columns are: " + String.join(", ", columns) + ".");
    }

    static UnusableInput columnNotFound(String name, String key, List<String> columns) {
        return new UnusableInput(name + ": which column is " + key + "? Name it in study.yaml under columns (" + key
                + ": …). Its columns are: " + String.join(", ", columns) + ".");
    }

    static UnusableInput columnTwice(String name, String column) {
        return new UnusableInput(name + " has more than one column " + column + "; rename one of them.");
    }

    static UnusableInput noVariable(String name, List<String> columns) {
        return new UnusableInput(name + " has no column of a metal or of pH; name them in study.yaml under columns"
                + " (cd: …, ph: …). Its columns are: " + String.join(", ", columns) + ".");
    }

    static UnusableInput noColumn(String name, String column, List<String> columns) {
        return new UnusableInput(name + " has no column " + column + hint(column, columns) + ". Its columns are: "
                + String.join(", ", columns) + ".");
    }

    // --- points and polygons without a study ---

    static UnusableInput missing(String name) {
        return new UnusableInput(name + ": there is no such file; check the path.");
    }

    static UnusableInput oneLayerOnly(String name, List<String> layers) {
        return new UnusableInput(name + " holds " + layers.size() + " feature layers (" + String.join(", ", layers)
                + "); give a file that holds only the one to use, for example with ogr2ogr OUT.gpkg " + name + " "
                + layers.get(0) + ".");
    }

    static UnusableInput coordinateColumn(String name, String key, List<String> columns) {
        return new UnusableInput(name + ": which column is " + key + "? Name it by --" + key + ". Its columns are: "
                + String.join(", ", columns) + ".");
    }

    static UnusableInput geometryColumn(String name, List<String> columns) {
        return new UnusableInput(name + ": no column holds the polygons; head one wkt or geometry and fill it with"
                + " well-known text (POLYGON ((…))). Its columns are: " + String.join(", ", columns) + ".");
    }

    /** No row has a polygon that can be used: told by what was found on the first of them. */
    static UnusableInput noUsablePolygon(String name, List<Finding> findings) {
        String first = findings.stream()
                .filter(finding -> finding.place().file().equals(name))
                .findFirst()
                .map(finding -> " The first: " + finding.place().in(Texts.in(Language.EN)) + ": "
                        + finding.problem(Texts.in(Language.EN)) + ". " + finding.cure(Texts.in(Language.EN)))
                .orElse("");
        return new UnusableInput(name + " holds no polygon that can be used." + first);
    }

    static UnusableInput fileInDegrees(String name, String code, String suggestion) {
        return new UnusableInput(name + " is in degrees" + (code.isEmpty() ? "" : " (" + code + ")")
                + ", and distances are computed in the plane; name the projected system to bring it into by --crs: "
                + suggestion + ".");
    }

    static UnusableInput tableInDegrees(String name, String code) {
        return new UnusableInput(name + ": the coordinates look like degrees, but --crs " + code
                + " is in metres, and a CSV cannot say that it is in another system; give the points as GeoPackage or"
                + " GeoJSON, which can, or with eastings and northings.");
    }

    // --- files that become others ---

    static UnusableInput layerToName(String name, List<String> layers) {
        return new UnusableInput(name + " holds " + layers.size() + " feature layers (" + String.join(", ", layers)
                + "); name one of them by --layer.");
    }

    static UnusableInput layerOfAnotherFormat(String name) {
        return new UnusableInput(name + " has no layers, only a GeoPackage has; leave --layer out.");
    }

    static UnusableInput geometriesMissing(String name, List<String> columns) {
        return new UnusableInput(name + ": no column holds geometries; head one wkt or geometry and fill it with"
                + " well-known text (POLYGON ((…)), POINT (x y)). Its columns are: " + String.join(", ", columns)
                + ".");
    }

    /** No row has a geometry that can be read: told by what was found on the first of them. */
    static UnusableInput noGeometry(String name, Finding first) {
        return new UnusableInput(name + " holds no geometry that can be read. The first: "
                + first.place().in(Texts.in(Language.EN)) + ": " + first.problem(Texts.in(Language.EN)) + ". "
                + first.cure(Texts.in(Language.EN)));
    }

    static UnusableInput otherSystem(String name, String own, String stated) {
        return new UnusableInput(name + " says it is in " + own + ", but --crs says " + stated
                + "; leave --crs out, which is for files that do not say it, or mend the file.");
    }

    static UnusableInput metresSaidToBeDegrees(String name) {
        return new UnusableInput(
                name + " names no system, which in GeoJSON means degrees of WGS 84, but its coordinates"
                        + " are no degrees; name the system they are in by --crs, such as --crs EPSG:4545.");
    }

    static UnusableInput noWayToDegrees(String name, String why) {
        return new UnusableInput(name + " cannot become GeoJSON, which is in degrees of WGS 84 (RFC 7946): " + why);
    }

    // --- study.yaml ---

    static UnusableInput yaml(String file, int line, String what) {
        return new UnusableInput(file + at(line) + ": " + what);
    }

    static UnusableInput unknownKey(String file, int line, String key, Collection<String> known) {
        return yaml(
                file,
                line,
                "there is no key " + key
                        + NearestWord.of(key, known)
                                .map(word -> "; did you mean " + word + "?")
                                .orElse("; known here: " + String.join(", ", known) + "."));
    }

    // --- coordinates ---

    static UnusableInput notOneSystem(String key, String code) {
        return new UnusableInput(key + ": \"" + code + "\" is no code of a coordinate system; write it as EPSG:4545,"
                + " for example (EPSG:4490 for degrees in CGCS2000, EPSG:4326 in WGS 84).");
    }

    static UnusableInput systemMissing(String name) {
        return new UnusableInput(name + " does not say in which coordinate system it is; name it by the key crs beside"
                + " the file, for example crs: EPSG:4545.");
    }

    static UnusableInput systemContradicted(String name, String stated, String own) {
        return new UnusableInput(name + " says it is in " + own + ", but study.yaml says " + stated
                + "; remove crs there, or mend the file.");
    }

    static UnusableInput studyNotMetric(String code, String systemName, String suggestion) {
        return new UnusableInput("crs: " + code + " (" + systemName
                + ") is not a projected system in metres, and distances are computed in metres; use " + suggestion
                + ". The files themselves may stay in degrees.");
    }

    static UnusableInput studyNotTrueToScale(String code, String systemName, String suggestion) {
        return new UnusableInput("crs: " + code + " (" + systemName + ") is no system to measure in: its metres are not"
                + " metres on the ground; use " + suggestion + ". The files themselves may stay in " + code + ".");
    }

    static UnusableInput looksLikeDegrees(String name, String code) {
        return new UnusableInput(name + ": the coordinates look like degrees, but they are declared as " + code
                + ", which is in metres; set its crs to EPSG:4490 (CGCS2000) or EPSG:4326 (WGS 84).");
    }

    static UnusableInput looksLikeMetres(String name, String code) {
        return new UnusableInput(name + ": the coordinates look like metres, but they are declared as " + code
                + ", which is in degrees; set its crs to the projected system they are in, such as EPSG:4545.");
    }

    static UnusableInput exchanged(String name, String code) {
        return new UnusableInput(name + ": x and y are exchanged: read in " + code
                + " they lie elsewhere, the other way round they fit. Map x to the column of the easting (or longitude)"
                + " and y to the northing (or latitude); Chinese survey sheets call the northing X.");
    }

    static UnusableInput zonePrefix(String name, String code, int zone, String fitting) {
        return new UnusableInput(name + ": the eastings begin with the zone number " + zone + ", which " + code
                + " does not have; " + fitting + " is the CGCS2000 system that does: set it as the crs of this file.");
    }

    static UnusableInput datumUnknown(String name, String from, String to, String datum) {
        return new UnusableInput(name + ": " + from + " is on the datum " + datum + ", and the way from there to " + to
                + " needs parameters that are local and not public: a wrong guess is off by up to 200 m. Have the file"
                + " converted to CGCS2000 by the survey office, or run the whole study in the system of the file.");
    }

    // --- starting a study ---

    static UnusableInput studyThere(Path folder, String file) {
        return new UnusableInput(folder + " already holds a " + file
                + ", which is not overwritten; name another folder, or move that file away.");
    }

    static UnusableInput unwritable(String folder, IOException cause) {
        return new UnusableInput(
                folder + " cannot be written to (" + cause.getMessage()
                        + "); name a folder in which you may write and that has space.",
                cause);
    }

    static UnusableInput noPolygon(String name) {
        return new UnusableInput(name + " holds no polygon, and parcels are polygons; check that the files of --parcels"
                + " and --samples were not exchanged.");
    }

    static UnusableInput noPlaces(String name) {
        return new UnusableInput(name + " holds no sample with coordinates; a sample needs a plain number in both"
                + " coordinate columns, or a point.");
    }

    static UnusableInput noCoordinateColumn(String name, String key, List<String> columns) {
        return new UnusableInput(name + ": no column could be recognised as "
                + (key.equals("x") ? "easting or longitude" : "northing or latitude") + "; head it " + key + ", or "
                + (key.equals("x") ? "lon" : "lat") + " if it is in degrees. Its columns are: "
                + String.join(", ", columns) + ".");
    }

    static UnusableInput askForSystem(String name, String place, Optional<String> likely) {
        return new UnusableInput(name + " does not say in which coordinate system it is (" + place
                + " in the middle); name it, for example "
                + likely.map(code -> "--crs " + code + ", which has eastings with" + " that zone number.")
                        .orElse("--crs EPSG:4545 (CGCS2000, central meridian 108°E)."));
    }

    private static String at(int line) {
        return line > 0 ? ", line " + line : "";
    }

    /** Returns the nearest of the known words; a dash where none is near. */
    static String nearest(String word, Collection<String> known) {
        return NearestWord.of(word, known).orElse("–");
    }

    private static String hint(String word, Collection<String> known) {
        return NearestWord.of(word, known)
                .map(nearest -> " (did you mean " + nearest + "?)")
                .orElse("");
    }
}
