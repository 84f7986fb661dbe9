package org.brakefern.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.Measurement;
import org.brakefern.soil.Metal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every study, on random villages with random soil and crops around their limits. */
class UnitAssessmentTheoremsTest {
    private static final UnitRules RULES = UnitRules.DEFAULT;

    /** One parcel of a random study. */
    private record Field(String id, String village, double side, Map<Metal, Double> soil) {}

    /** One crop of a random study. */
    private record Grown(String parcelId, Map<Contaminant, Measurement> contents) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void areas_of_classes_add_to_the_unit_and_units_to_the_whole(int seed) {
        List<Field> fields = fields(new Random(seed));
        Villages villages = villages(fields, List.of());
        List<UnitCategory> units = villages.assess(RULES).units();
        double whole = 0;
        for (UnitCategory unit : units) {
            double classes = 0;
            for (double area : unit.areaMuByClass().values()) {
                classes += area;
            }
            assertEquals(unit.areaMu(), classes);
            whole += unit.areaMu();
        }
        double parcels = villages.parcels().stream()
                .mapToDouble(risk -> risk.parcel().areaMu())
                .sum();
        assertEquals(parcels, whole, 1e-9 * parcels);
        assertEquals(
                fields.size(), units.stream().mapToInt(UnitCategory::parcels).sum());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void the_order_of_parcels_and_crops_changes_no_bit_of_a_unit(int seed) {
        Random random = new Random(seed);
        List<Field> fields = fields(random);
        List<Grown> crops = crops(fields, random);
        UnitAssessment.Assessed before = villages(fields, crops).assess(RULES);
        Collections.shuffle(fields, random);
        Collections.shuffle(crops, random);
        UnitAssessment.Assessed after = villages(fields, crops).assess(RULES);
        assertEquals(before.units(), after.units());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_larger_share_wanted_never_gives_a_category_nor_another_one(int seed) {
        Random random = new Random(seed);
        List<Field> fields = fields(random);
        Villages villages = villages(fields, crops(fields, random));
        List<UnitCategory> before = villages.assess(rules(0.5)).units();
        for (int percent = 52; percent <= 100; percent += 2) {
            List<UnitCategory> after = villages.assess(rules(percent / 100.0)).units();
            for (int i = 0; i < after.size(); i++) {
                if (after.get(i).category().isPresent()) {
                    assertEquals(before.get(i).category(), after.get(i).category());
                }
            }
            before = after;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_content_that_rises_in_one_crop_never_makes_a_category_milder(int seed) {
        Random random = new Random(seed);
        List<Field> fields = fields(random);
        List<Grown> crops = crops(fields, random);
        Map<String, UnitCategory> before = byVillage(fields, crops);
        int changed = 0;
        for (int step = 0; step < 150; step++) {
            int which = random.nextInt(crops.size());
            Grown grown = crops.get(which);
            Map<Contaminant, Measurement> contents = new EnumMap<>(grown.contents());
            contents.replaceAll(
                    (contaminant, content) -> Villages.measured(1.5 * ((Measurement.Quantified) content).mgPerKg()));
            crops.set(which, new Grown(grown.parcelId(), contents));
            Map<String, UnitCategory> after = byVillage(fields, crops);
            for (String village : before.keySet()) {
                Optional<RiskClass> was = before.get(village).category();
                Optional<RiskClass> is = after.get(village).category();
                assertEquals(was.isPresent(), is.isPresent());
                if (was.isPresent()) {
                    assertTrue(is.get().compareTo(was.get()) >= 0, village + " at step " + step);
                    changed += is.equals(was) ? 0 : 1;
                }
            }
            before = after;
        }
        assertTrue(changed > 0, "no category ever changed, so nothing was tested");
    }

    private static Map<String, UnitCategory> byVillage(List<Field> fields, List<Grown> crops) {
        return villages(fields, crops).assess(rules(0.5)).units().stream()
                .collect(Collectors.toMap(UnitCategory::village, Function.identity()));
    }

    private static UnitRules rules(double dominance) {
        return new UnitRules(UnitRules.Level.VILLAGE, dominance, 3, 3);
    }

    private static Villages villages(List<Field> fields, List<Grown> crops) {
        Villages villages = new Villages();
        fields.forEach(field -> villages.parcel(field.id(), field.village(), "", field.side(), field.soil()));
        crops.forEach(
                grown -> villages.crop(grown.parcelId(), Villages.HARVEST, "rice", "milled grain", grown.contents()));
        return villages;
    }

    /** Thirty fields of three villages; in each village most of the soil is of one class, in some too much arsenic. */
    private static List<Field> fields(Random random) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double common = List.of(0.3, 1.0, 3.0).get(i % 3);
            double cadmium = random.nextInt(6) == 0 ? 0.2 * (1 + random.nextInt(15)) : common;
            Map<Metal, Double> soil = random.nextBoolean()
                    ? Map.of(Metal.CD, cadmium)
                    : Map.of(Metal.CD, cadmium, Metal.AS, 20 + 30 * random.nextDouble());
            fields.add(new Field("P" + i, "V" + i % 3, 20 + 80 * random.nextDouble(), soil));
        }
        return fields;
    }

    /** Some fifty crops, most within the limits at first; not all measured for all. */
    private static List<Grown> crops(List<Field> fields, Random random) {
        List<Grown> crops = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Map<Contaminant, Measurement> contents = new EnumMap<>(Contaminant.class);
            contents.put(Contaminant.CD, Villages.measured(0.05 + 0.16 * random.nextDouble()));
            if (random.nextInt(3) > 0) {
                contents.put(Contaminant.AS_INORGANIC, Villages.measured(0.05 + 0.16 * random.nextDouble()));
            }
            crops.add(new Grown(fields.get(random.nextInt(fields.size())).id(), contents));
        }
        return crops;
    }
}
