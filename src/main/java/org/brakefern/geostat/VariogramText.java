package org.brakefern.geostat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a variogram model, written and read. */
final class VariogramText {
    private static final Pattern NUMBER = Pattern.compile("\\s*(-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*");
    private static final Pattern SHAPE = Pattern.compile("\\s*([A-Za-z]+)\\s*");
    private static final Pattern ARGUMENTS = Pattern.compile("\\(([^()]*)\\)\\s*");
    private static final String SHAPES = "Nug, Sph, Exp, Gau, Mat, Lin or Pow";
    private static final String EXAMPLE = "write for example 0.05 Nug + 0.59 Sph(897)";

    private final String text;
    private final List<Structure> structures = new ArrayList<>();
    private double nugget = -1;
    private int at;

    VariogramText(String text) {
        this.text = text;
    }

    static String of(Variogram variogram) {
        List<String> terms = new ArrayList<>();
        if (variogram.nugget() > 0 || variogram.structures().isEmpty()) {
            terms.add(number(variogram.nugget()) + " Nug");
        }
        for (Structure structure : variogram.structures()) {
            terms.add(term(structure));
        }
        return String.join(" + ", terms);
    }

    private static String term(Structure structure) {
        if (!structure.shape().hasSill()) {
            return rising(structure);
        }
        StringBuilder term = new StringBuilder(number(structure.partialSill()))
                .append(' ')
                .append(structure.shape().abbreviation())
                .append('(')
                .append(number(structure.range()));
        Anisotropy anisotropy = structure.anisotropy();
        if (!anisotropy.isNone()) {
            term.append(", ").append(number(anisotropy.azimuthDegrees()));
            term.append(", ").append(number(anisotropy.ratio()));
        }
        if (structure.shape() == VariogramShape.MATERN) {
            term.append("; ").append(number(structure.kappa()));
        }
        return term.append(')').toString();
    }

    private static String rising(Structure structure) {
        List<String> numbers = new ArrayList<>(List.of(number(structure.partialSill())));
        if (structure.shape() == VariogramShape.POWER) {
            numbers.add(number(structure.kappa()));
        }
        if (!structure.anisotropy().isNone()) {
            numbers.add(number(structure.anisotropy().azimuthDegrees()));
            numbers.add(number(structure.anisotropy().ratio()));
        }
        return structure.shape().abbreviation() + "(" + String.join(", ", numbers) + ")";
    }

    /** Whole numbers without ".0"; otherwise the digits that read back as the same double. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    Variogram variogram() {
        term();
        while (at < text.length()) {
            if (text.charAt(at) != '+') {
                throw expected("+ and another term");
            }
            at++;
            term();
        }
        try {
            return new Variogram(Math.max(0, nugget), structures);
        } catch (IllegalArgumentException refused) {
            throw wrong(refused.getMessage());
        }
    }

    private void term() {
        if (SHAPE.matcher(text).region(at, text.length()).lookingAt()) {
            risingTerm();
            return;
        }
        double sill = Double.parseDouble(next(NUMBER, "a sill (a number with a decimal point)"));
        String name = next(SHAPE, "a shape: " + SHAPES);
        if (name.equalsIgnoreCase("Nug")) {
            nugget(sill);
            return;
        }
        VariogramShape shape = shape(name);
        if (!shape.hasSill()) {
            throw wrong(
                    name + " has no sill: write its slope in the brackets, as in Lin(0.002) or Pow(0.002, 1.5), and no"
                            + " number in front");
        }
        String arguments = next(ARGUMENTS, "the range in brackets after " + name);
        try {
            structures.add(structure(shape, sill, arguments));
        } catch (IllegalArgumentException refused) {
            throw wrong(name + "(" + arguments + "): " + refused.getMessage());
        }
    }

    private void risingTerm() {
        String name = next(SHAPE, "a shape");
        VariogramShape shape = shape(name);
        if (shape.hasSill()) {
            throw wrong("a sill must stand in front of " + name);
        }
        String arguments = next(ARGUMENTS, "the slope in brackets after " + name);
        String[] numbers = arguments.split(",", -1);
        int own = shape == VariogramShape.POWER ? 2 : 1;
        try {
            if (arguments.contains(";") || numbers.length != own && numbers.length != own + 2) {
                throw new IllegalArgumentException("expected slope" + (own == 2 ? ", exponent" : "")
                        + ", and perhaps azimuth, ratio; got " + numbers.length + " numbers");
            }
            Anisotropy anisotropy = numbers.length == own
                    ? Anisotropy.none()
                    : new Anisotropy(argument(numbers[own]), argument(numbers[own + 1]));
            structures.add(
                    new Structure(shape, argument(numbers[0]), 1, own == 2 ? argument(numbers[1]) : 0, anisotropy));
        } catch (IllegalArgumentException refused) {
            throw wrong(name + "(" + arguments + "): " + refused.getMessage());
        }
    }

    private void nugget(double sill) {
        if (nugget >= 0) {
            throw wrong("the nugget is given twice");
        }
        if (sill < 0) {
            throw wrong("nugget must be >= 0, got " + sill);
        }
        nugget = sill;
    }

    private VariogramShape shape(String name) {
        for (VariogramShape shape : VariogramShape.values()) {
            if (shape.abbreviation().equalsIgnoreCase(name)) {
                return shape;
            }
        }
        throw wrong("unknown shape " + name + ", expected " + SHAPES);
    }

    private static Structure structure(VariogramShape shape, double sill, String arguments) {
        String[] parts = arguments.split(";", -1);
        boolean matern = shape == VariogramShape.MATERN;
        if (parts.length != (matern ? 2 : 1)) {
            throw new IllegalArgumentException(
                    matern ? "expected the smoothness after a semicolon, as in Mat(200; 1.5)" : "only Mat takes a ;");
        }
        String[] numbers = parts[0].split(",", -1);
        if (numbers.length != 1 && numbers.length != 3) {
            throw new IllegalArgumentException("expected range, or range, azimuth, ratio; got " + numbers.length
                    + (numbers.length == 2 ? " numbers (is the decimal mark a comma?)" : " numbers"));
        }
        Anisotropy anisotropy =
                numbers.length == 1 ? Anisotropy.none() : new Anisotropy(argument(numbers[1]), argument(numbers[2]));
        return new Structure(shape, sill, argument(numbers[0]), matern ? argument(parts[1]) : 0, anisotropy);
    }

    private static double argument(String word) {
        if (!NUMBER.matcher(word).matches()) {
            throw new IllegalArgumentException("\"" + word.strip() + "\" is not a number");
        }
        return Double.parseDouble(word.strip());
    }

    private String next(Pattern pattern, String what) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw expected(what);
        }
        at = matcher.end();
        return matcher.group(1);
    }

    private IllegalArgumentException expected(String what) {
        String rest = text.substring(at).strip();
        String found = rest.isEmpty() ? "the end" : "\"" + rest + "\"";
        return wrong(String.format(Locale.ROOT, "found %s at character %d, expected %s", found, at + 1, what));
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("variogram model \"" + text + "\": " + problem + "; " + EXAMPLE);
    }
}
