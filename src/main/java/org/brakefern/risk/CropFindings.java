package org.brakefern.risk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brakefern.check.Finding;
import org.brakefern.check.FindingCode;
import org.brakefern.check.Place;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Metal;
import org.brakefern.survey.CropSample;

/** What the reader must know about the crops: what could not be judged, and what contradicts the soil. */
final class CropFindings {
    /** So many names are listed; the rest is in the tables. */
    private static final int NAMES = 5;

    private CropFindings() {}

    static List<Finding> of(List<HeldCrop> crops, List<PairedCrop> paired, List<PairedCrop> overOnCleanSoil) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(perCropAndContaminant(FindingCode.CROP_NO_LIMIT, crops, HeldCrop::withoutLimit));
        findings.addAll(perCropAndContaminant(FindingCode.CROP_UNDECIDED, crops, HeldCrop::undecided));
        List<PairedCrop> silent = paired.stream().filter(crop -> !crop.speaks()).toList();
        if (!silent.isEmpty()) {
            Set<Metal> missing = EnumSet.noneOf(Metal.class);
            silent.forEach(crop -> missing.addAll(crop.missing()));
            findings.add(Finding.of(FindingCode.CROP_METAL_MISSING, fileOf(silent), silent.size(), symbols(missing)));
        }
        if (!overOnCleanSoil.isEmpty()) {
            List<String> names = overOnCleanSoil.stream()
                    .map(crop -> crop.held().evidence().sample())
                    .map(sample -> sample.id() + " (" + sample.parcelId() + ")")
                    .sorted()
                    .toList();
            findings.add(Finding.of(
                    FindingCode.CROPS_OVER_ON_CLEAN_SOIL, fileOf(overOnCleanSoil), names.size(), few(names)));
        }
        return findings;
    }

    private static List<Finding> perCropAndContaminant(
            FindingCode code, List<HeldCrop> crops, Function<HeldCrop, Set<Contaminant>> concerned) {
        Map<String, List<HeldCrop>> byCrop = crops.stream()
                .collect(Collectors.groupingBy(
                        crop -> crop.evidence().sample().crop(), TreeMap::new, Collectors.toList()));
        List<Finding> findings = new ArrayList<>();
        byCrop.forEach((name, samples) -> {
            for (Contaminant contaminant : Contaminant.values()) {
                List<CropSample> hit = samples.stream()
                        .filter(crop -> concerned.apply(crop).contains(contaminant))
                        .map(crop -> crop.evidence().sample())
                        .toList();
                if (!hit.isEmpty()) {
                    Place place = Place.file(hit.get(0).place().file());
                    findings.add(Finding.of(code, place, inWords(name, hit), word(contaminant), hit.size()));
                }
            }
        });
        return findings;
    }

    /** Returns the crop with the parts that were sampled, such as {@code maize (grain, leaf)}. */
    private static String inWords(String crop, List<CropSample> samples) {
        Set<String> parts = samples.stream()
                .map(CropSample::part)
                .filter(part -> !part.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        return parts.isEmpty() ? crop : crop + " (" + String.join(", ", parts) + ")";
    }

    private static String word(Contaminant contaminant) {
        return contaminant == Contaminant.AS_INORGANIC
                ? "word.contaminant.as_inorganic"
                : contaminant.metal().symbol();
    }

    private static Place fileOf(List<PairedCrop> crops) {
        return Place.file(crops.get(0).held().evidence().sample().place().file());
    }

    /** Returns metals by their symbols, in the order of {@link Metal}. */
    static String symbols(Set<Metal> metals) {
        return metals.stream().map(Metal::symbol).collect(Collectors.joining(", "));
    }

    /** Returns the first few names of a list, and that there are more. */
    static String few(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
        return names.size() > NAMES ? first + " …" : first;
    }
}
