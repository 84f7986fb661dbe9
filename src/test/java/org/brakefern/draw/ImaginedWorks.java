package org.brakefern.draw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brakefern.check.Place;
import org.brakefern.plan.Plan;
import org.brakefern.plan.Stage;
import org.brakefern.progress.Progress;
import org.brakefern.progress.Status;
import org.brakefern.risk.ParcelRisk;
import org.brakefern.risk.RiskClass;
import org.brakefern.soil.Metal;
import org.brakefern.study.Result;
import org.brakefern.survey.Ledger;
import org.brakefern.survey.Parcel;
import org.brakefern.survey.PlannedWork;
import org.brakefern.survey.Survey;

/**
 * A result with townships, works, a plan and monitoring made up by hand, so that charts can be held against numbers that
 * no computation of ours stands behind.
 *
 * @param townships names, given to the parcels in turn
 * @param firstYear of works
 * @param years of works, before the day of judgement, which is the last day of the last
 * @param doneShare share of the concerned parcels that are done
 * @param planYears years of the plan from here on
 * @param adopted whether the county had adopted a plan for the years of works
 * @param stations of monitoring
 * @param visits of each station, one a year
 */
record ImaginedWorks(
        List<String> townships,
        int firstYear,
        int years,
        double doneShare,
        int planYears,
        boolean adopted,
        int stations,
        int visits) {

    static final ImaginedWorks USUAL =
            new ImaginedWorks(List.of("Luoyang", "Da’an", "Shangzhen", ""), 2011, 5, 0.3, 6, true, 30, 6);

    ImaginedWorks townships(List<String> names) {
        return new ImaginedWorks(names, firstYear, years, doneShare, planYears, adopted, stations, visits);
    }

    ImaginedWorks years(int number, int ahead) {
        return new ImaginedWorks(townships, firstYear, number, doneShare, ahead, adopted, stations, visits);
    }

    ImaginedWorks done(double share, boolean withPlan) {
        return new ImaginedWorks(townships, firstYear, years, share, planYears, withPlan, stations, visits);
    }

    ImaginedWorks stations(int number, int times) {
        return new ImaginedWorks(townships, firstYear, years, doneShare, planYears, adopted, number, times);
    }

    private LocalDate asOf() {
        return LocalDate.of(firstYear + years - 1, 12, 31);
    }

    /** Puts the works into a result. */
    Result into(Result result) {
        List<ParcelRisk> parcels = IntStream.range(0, result.parcels().size())
                .mapToObj(i -> named(result.parcels().get(i), townships.get(i % townships.size())))
                .toList();
        List<Integer> concerned = IntStream.range(0, parcels.size())
                .filter(i -> parcels.get(i).judgement().riskClass() != RiskClass.PRIORITY_PROTECTION)
                .boxed()
                .toList();
        int done = (int) (doneShare * concerned.size());
        int underWay = done + concerned.size() / 20;
        int planned = underWay + concerned.size() / 2;
        Status[] statuses = new Status[parcels.size()];
        Arrays.fill(statuses, Status.UNTREATED);
        TreeMap<Integer, Map<String, double[]>> table = new TreeMap<>();
        List<PlannedWork> ledger = new ArrayList<>();
        List<Plan.PlannedParcel> plan = new ArrayList<>();
        for (int k = 0; k < concerned.size(); k++) {
            int i = concerned.get(k);
            Parcel parcel = parcels.get(i).parcel();
            if (k < done) {
                statuses[i] = Status.DONE;
                int year = firstYear + k * years / done;
                row(table, year, parcel.township())[0] += parcel.areaMu();
            } else if (k < underWay) {
                statuses[i] = Status.UNDER_WAY;
            } else if (k < planned && planYears > 0) {
                statuses[i] = Status.PLANNED;
                int year = firstYear + years + (k - underWay) * planYears / (planned - underWay);
                plan.add(new Plan.PlannedParcel(i, year, Stage.PROMOTION, parcel.areaMu(), 19_141 * parcel.areaMu()));
                row(table, year, parcel.township())[1] += parcel.areaMu();
            } else if (k % 5 == 0) {
                statuses[i] = Status.EXCLUDED;
            }
            if (adopted && k < 1.5 * done) {
                int year = firstYear + (int) (k * years / (1.5 * done));
                ledger.add(new PlannedWork(parcel.id(), year, Place.study()));
                row(table, year, parcel.township())[1] += parcel.areaMu();
            }
        }
        List<Progress.YearOfTownship> rows = new ArrayList<>();
        table.forEach((year, townshipsOfYear) ->
                townshipsOfYear.forEach((name, mu) -> rows.add(new Progress.YearOfTownship(year, name, mu[0], mu[1]))));
        Survey survey = new Survey(
                        result.survey().crs(),
                        parcels.stream().map(ParcelRisk::parcel).toList(),
                        result.survey().samples())
                .with(new Ledger(List.of(), List.of(), List.of(), ledger));
        return new Result(
                survey,
                result.settings(),
                result.models(),
                result.surfaces(),
                parcels,
                result.samples(),
                result.summaries(),
                result.indices(),
                result.units(),
                result.crops(),
                result.priorities(),
                plan(plan),
                progress(parcels, List.of(statuses), rows),
                result.certainty(),
                result.findings());
    }

    private static double[] row(TreeMap<Integer, Map<String, double[]>> table, int year, String township) {
        return table.computeIfAbsent(year, any -> new TreeMap<>()).computeIfAbsent(township, any -> new double[2]);
    }

    private static ParcelRisk named(ParcelRisk risk, String township) {
        Parcel parcel = risk.parcel();
        Parcel named = new Parcel(
                parcel.id(),
                township,
                "Village",
                "",
                parcel.landUse(),
                parcel.geometry(),
                parcel.statedAreaMu(),
                parcel.site(),
                parcel.place());
        return new ParcelRisk(named, risk.estimates(), risk.judgement(), risk.basis());
    }

    private Plan plan(List<Plan.PlannedParcel> parcels) {
        List<Plan.PlanYear> list = IntStream.range(0, planYears)
                .mapToObj(k -> firstYear + years + k)
                .map(year -> {
                    List<Plan.PlannedParcel> ofYear =
                            parcels.stream().filter(one -> one.year() == year).toList();
                    return new Plan.PlanYear(
                            year,
                            Stage.PROMOTION,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            ofYear.size(),
                            ofYear.stream()
                                    .mapToDouble(Plan.PlannedParcel::areaMu)
                                    .sum(),
                            ofYear.stream()
                                    .mapToDouble(Plan.PlannedParcel::costYuan)
                                    .sum());
                })
                .toList();
        return new Plan(list, parcels, List.of(), List.of());
    }

    private Progress progress(List<ParcelRisk> parcels, List<Status> statuses, List<Progress.YearOfTownship> rows) {
        Map<Status, Double> areas = new EnumMap<>(Status.class);
        double concerned = 0;
        double all = 0;
        for (Status status : Status.values()) {
            areas.put(status, 0.0);
        }
        for (int i = 0; i < parcels.size(); i++) {
            double mu = parcels.get(i).parcel().areaMu();
            areas.merge(statuses.get(i), mu, Double::sum);
            all += mu;
            concerned += parcels.get(i).judgement().riskClass() == RiskClass.PRIORITY_PROTECTION ? 0 : mu;
        }
        double done = areas.get(Status.DONE);
        double pace = done / years;
        double rest = concerned - done;
        OptionalInt end =
                done > 0 ? OptionalInt.of(firstYear + years - 1 + (int) Math.ceil(rest / pace)) : OptionalInt.empty();
        return new Progress(
                asOf(),
                statuses,
                areas,
                all,
                concerned,
                rows,
                readings(),
                new Progress.Forecast(pace, rest, end),
                List.of());
    }

    private List<Progress.Reading> readings() {
        Random random = new Random(11);
        List<Progress.Reading> readings = new ArrayList<>();
        for (int station = 0; station < stations; station++) {
            double start = Math.exp(0.7 * random.nextGaussian());
            for (int visit = 0; visit < visits; visit++) {
                LocalDate date = LocalDate.of(firstYear - 1 + visit, 12, 5).plusDays(random.nextInt(20));
                double fall = Math.exp(-0.12 * visit + 0.08 * random.nextGaussian());
                String name = "M" + (station + 1);
                boolean acid = station % 2 == 0;
                OptionalDouble none = OptionalDouble.empty();
                readings.add(reading(
                        name,
                        date,
                        Metal.CD,
                        1.4 * start * fall,
                        OptionalDouble.of(acid ? 0.3 : 0.6),
                        OptionalDouble.of(acid ? 2 : 3)));
                readings.add(
                        reading(name, date, Metal.AS, 34 + 3 * random.nextGaussian(), OptionalDouble.of(30), none));
                readings.add(reading(
                        name,
                        date,
                        Metal.PB,
                        220 * start * fall,
                        OptionalDouble.of(acid ? 80 : 240),
                        OptionalDouble.of(900)));
                readings.add(reading(name, date, Metal.ZN, 150 + 200 * start, none, none));
            }
        }
        return readings;
    }

    private static Progress.Reading reading(
            String station,
            LocalDate date,
            Metal metal,
            double mgPerKg,
            OptionalDouble screening,
            OptionalDouble intervention) {
        return new Progress.Reading(station, date, metal, mgPerKg, screening, intervention, Optional.empty(), false);
    }
}
