package org.brakefern.risk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Metal;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;

/** What the reader must know about the units, and about figures that no source confirms. */
final class UnitFindings {
    private static final String NOTHING = "–";

    private UnitFindings() {}

    static List<Finding> of(
            List<UnitCategory> units, List<ParcelRisk> parcels, List<HeldCrop> crops, References references) {
        List<Finding> findings = new ArrayList<>();
        List<String> mixed = units.stream()
                .filter(unit -> unit.soil().isEmpty())
                .map(UnitFindings::name)
                .toList();
        if (!mixed.isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.UNIT_MIXED, Place.study(), mixed.size(), units.size(), CropFindings.few(mixed)));
        }
        findings.addAll(unverified(units, parcels, crops, references));
        return findings;
    }

    private static String name(UnitCategory unit) {
        String name = Stream.of(unit.township(), unit.village(), unit.hamlet())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? NOTHING : name;
    }

    private static List<Finding> unverified(
            List<UnitCategory> units, List<ParcelRisk> parcels, List<HeldCrop> crops, References references) {
        Set<Metal> estimated = EnumSet.noneOf(Metal.class);
        parcels.forEach(risk -> risk.estimates().keySet().stream()
                .filter(Metal.class::isInstance)
                .forEach(variable -> estimated.add((Metal) variable)));
        Set<Metal> background = doubtful(references.background(), estimated);
        Set<Metal> toxicity = doubtful(references.toxicResponse(), estimated);
        toxicity.retainAll(references.background().keySet());
        Set<String> food = crops.stream()
                .flatMap(crop -> crop.evidence().worst().stream())
                .filter(limit -> limit.confidence().isDoubtful())
                .map(UnitFindings::name)
                .collect(Collectors.toCollection(TreeSet::new));
        long byCrops = units.stream().filter(UnitFindings::restsOnDoubtfulRule).count();
        if (background.isEmpty() && toxicity.isEmpty() && food.isEmpty() && byCrops == 0) {
            return List.of();
        }
        return List.of(Finding.of(
                FindingCode.INDEX_UNVERIFIED,
                Place.study(),
                orNothing(CropFindings.symbols(background)),
                orNothing(CropFindings.symbols(toxicity)),
                orNothing(String.join(", ", food)),
                byCrops));
    }

    private static Set<Metal> doubtful(Map<Metal, ReferenceValue> table, Set<Metal> used) {
        Set<Metal> doubtful = EnumSet.noneOf(Metal.class);
        table.forEach((metal, value) -> {
            if (used.contains(metal) && value.confidence().isDoubtful()) {
                doubtful.add(metal);
            }
        });
        return doubtful;
    }

    /** Returns a limit in short, such as {@code rice Cd}; inorganic arsenic is iAs, as chemists write it. */
    private static String name(FoodLimit limit) {
        String inorganic = limit.contaminant() == Contaminant.AS_INORGANIC ? "i" : "";
        return limit.crop() + " " + inorganic + limit.contaminant().metal().symbol();
    }

    private static boolean restsOnDoubtfulRule(UnitCategory unit) {
        return unit.soil()
                .map(soil -> CategoryRule.of(soil, unit.crops()).confidence().isDoubtful())
                .orElse(false);
    }

    private static String orNothing(String list) {
        return list.isEmpty() ? NOTHING : list;
    }
}
