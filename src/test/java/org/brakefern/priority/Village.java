package org.brakefern.priority;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.brakefern.check.Place;
import org.brakefern.read.ExtractionTable;
import org.brakefern.read.StandardLibrary;
import org.brakefern.risk.Assessment;
import org.brakefern.risk.CropEvidence;
import org.brakefern.risk.ParcelIndices;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.soil.Acidity;
import org.brakefern.soil.Contaminant;
import org.brakefern.soil.LandUse;
import org.brakefern.soil.Metal;
import org.brakefern.soil.Variable;
import org.brakefern.standard.Confidence;
import org.brakefern.standard.FoodLimit;
import org.brakefern.standard.ReferenceValue;
import org.brakefern.standard.References;
import org.brakefern.standard.SoilStandard;
import org.brakefern.surface.Basis;
import org.brakefern.surface.ParcelEstimate;
import org.brakefern.survey.Consent;
import org.brakefern.survey.CropSample;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.Site;
import org.brakefern.survey.Treatment;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Judged parcels and all that a ranking asks of them.
 *
 * @param fields each parcel with what belongs to it
 * @param crops harvested on them
 */
record Village(List<Field> fields, List<CropEvidence> crops) {
    static final Set<Metal> CATEGORY = Assessment.CATEGORY_METALS;
    static final PriorityRules RULES = PriorityRules.DEFAULT.withExtractions(ExtractionTable.rows());
    private static final SoilStandard STANDARD =
            StandardLibrary.standard("GB15618-2018").orElseThrow();
    /** Plain figures, so that a reader can follow: background 10 for lead and 0.2 for cadmium, factors 5 and 30. */
    private static final References REFERENCES = new References(
            "plain figures",
            Map.of(Metal.PB, reference(Metal.PB, 10), Metal.CD, reference(Metal.CD, 0.2)),
            Map.of(Metal.PB, reference(Metal.PB, 5), Metal.CD, reference(Metal.CD, 30)),
            List.of());

    private static ReferenceValue reference(Metal metal, double value) {
        return new ReferenceValue(metal, value, "", List.of(), Confidence.UNVERIFIED, "");
    }

    /** One parcel. */
    record Field(ParcelRisk risk, Treatment treatment) {
        String id() {
            return risk.parcel().id();
        }

        Field named(String id) {
            Parcel old = risk.parcel();
            Parcel parcel = new Parcel(
                    id,
                    old.township(),
                    old.village(),
                    old.hamlet(),
                    old.landUse(),
                    old.geometry(),
                    old.statedAreaMu(),
                    old.site(),
                    old.place());
            return new Field(new ParcelRisk(parcel, risk.estimates(), risk.judgement(), risk.basis()), treatment);
        }
    }

    Ranking.Ranked ranked(PriorityRules rules) {
        List<ParcelRisk> risks = fields.stream().map(Field::risk).toList();
        return Ranking.rank(
                risks,
                ParcelIndices.of(risks, REFERENCES, CATEGORY),
                fields.stream().map(Field::treatment).toList(),
                crops,
                CATEGORY,
                rules);
    }

    Map<String, ParcelPriority> byId(PriorityRules rules) {
        List<ParcelPriority> ranked = ranked(rules).parcels();
        Map<String, ParcelPriority> byId = new LinkedHashMap<>();
        for (int i = 0; i < ranked.size(); i++) {
            byId.put(fields.get(i).id(), ranked.get(i));
        }
        return byId;
    }

    Village with(Field more) {
        List<Field> all = new ArrayList<>(fields);
        all.add(more);
        return new Village(all, crops);
    }

    /** Returns a field of paddy, west and south of which nothing lies, of which nothing but its soil is known. */
    static Field field(String id, Envelope box, LandUse use, Map<Metal, Double> mgPerKg, OptionalDouble ph) {
        return field(id, box, use, mgPerKg, ph, Site.UNKNOWN, Treatment.State.UNTREATED);
    }

    static Field field(
            String id,
            Envelope box,
            LandUse use,
            Map<Metal, Double> mgPerKg,
            OptionalDouble ph,
            Site site,
            Treatment.State state) {
        Parcel parcel = new Parcel(
                id,
                "",
                "",
                "",
                use,
                new GeometryFactory().toGeometry(box),
                OptionalDouble.empty(),
                site,
                Place.file("parcels.csv"));
        Map<Variable, ParcelEstimate> estimates = new LinkedHashMap<>();
        mgPerKg.forEach((metal, value) -> estimates.put(metal, estimate(value)));
        ph.ifPresent(value -> estimates.put(Acidity.PH, estimate(value)));
        ParcelRisk risk = new ParcelRisk(
                parcel,
                estimates,
                Assessment.judge(mgPerKg, ph, use, STANDARD, CATEGORY).orElseThrow(),
                Basis.KRIGED);
        return new Field(risk, new Treatment(state, 0, Optional.empty(), Optional.empty()));
    }

    private static ParcelEstimate estimate(double value) {
        return new ParcelEstimate(value, OptionalDouble.empty(), Basis.KRIGED);
    }

    static CropEvidence crop(String parcelId, double ratio) {
        CropSample sample = new CropSample(
                "C-" + parcelId,
                parcelId,
                LocalDate.of(2017, 9, 1),
                "rice",
                "grain",
                Map.of(),
                Place.file("crops.csv"));
        FoodLimit limit =
                new FoodLimit("2022", "rice", List.of(), Contaminant.CD, 0.2, List.of(), Confidence.UNVERIFIED, "");
        return new CropEvidence(sample, ratio > 0 ? Optional.of(limit) : Optional.empty(), ratio);
    }

    /** Returns fields P0, P1 … at random places within 2 km, of random soil, use, situation and treatment. */
    static Village random(int count, long seed) {
        Random random = new Random(seed);
        List<Field> fields = new ArrayList<>();
        List<CropEvidence> crops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(randomField("P" + i, 2000 * random.nextDouble(), 2000 * random.nextDouble(), random));
            if (random.nextInt(4) == 0) {
                crops.add(crop("P" + i, Math.max(0, 3 * random.nextDouble() - 0.3)));
            }
        }
        return new Village(fields, crops);
    }

    static Field randomField(String id, double x, double y, Random random) {
        Map<Metal, Double> mgPerKg = new EnumMap<>(Metal.class);
        mgPerKg.put(Metal.CD, Math.exp(random.nextGaussian() - 0.7));
        mgPerKg.put(Metal.AS, 25 * Math.exp(0.5 * random.nextGaussian()));
        mgPerKg.put(Metal.PB, 90 * Math.exp(random.nextGaussian()));
        Envelope box = new Envelope(x, x + 5 + 60 * random.nextDouble(), y, y + 5 + 60 * random.nextDouble());
        OptionalDouble ph =
                random.nextInt(10) == 0 ? OptionalDouble.empty() : OptionalDouble.of(4 + 4.5 * random.nextDouble());
        LandUse use = LandUse.values()[random.nextInt(LandUse.values().length)];
        Treatment.State state = random.nextInt(8) > 0
                ? Treatment.State.UNTREATED
                : random.nextBoolean() ? Treatment.State.DONE : Treatment.State.UNDER_WAY;
        return field(id, box, use, mgPerKg, ph, site(random), state);
    }

    private static Site site(Random random) {
        return new Site(
                random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(30 * random.nextDouble()),
                random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(400 * random.nextDouble()),
                random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(1200 * random.nextDouble()),
                Consent.values()[random.nextInt(Consent.values().length)]);
    }
}
