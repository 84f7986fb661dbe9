package org.brakefern.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.brakefern.check.Language;
import org.brakefern.plan.Plan;
import org.brakefern.progress.Progress;
import org.brakefern.study.Result;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.junit.jupiter.api.Test;

class ProgressChartTest {
    private static final Result VALLEY = ImaginedValley.longOne();
    private static final Result USUAL = ImaginedWorks.USUAL.into(VALLEY);

    private static ProgressChart chart(Result result) {
        Lettering lettering = new Lettering(Typefaces.among(family -> Optional.empty()), Language.EN);
        return new ProgressChart(
                result, new Atlas(result.survey(), ImaginedValley.presentation(Language.EN), lettering));
    }

    private static WorkOverYears.Point last(List<WorkOverYears.Point> line) {
        return line.get(line.size() - 1);
    }

    @Test
    void the_line_of_works_rises_from_0_to_all_that_is_done_at_the_day_of_judgement() {
        WorkOverYears work = WorkOverYears.of(USUAL);
        assertEquals(2015, work.asOf(), 1e-12);
        assertEquals(new WorkOverYears.Point(2010, 0), work.done().get(0));
        assertEquals(6, work.done().size());
        assertEquals(2015, last(work.done()).year());
        assertEquals(USUAL.progress().doneMu(), last(work.done()).mu(), 1e-6);
        for (int i = 1; i < work.done().size(); i++) {
            assertTrue(work.done().get(i).mu() >= work.done().get(i - 1).mu());
        }
    }

    @Test
    void the_plan_from_here_on_stands_on_what_is_done() {
        WorkOverYears work = WorkOverYears.of(USUAL);
        double planned = USUAL.plan().parcels().stream()
                .mapToDouble(Plan.PlannedParcel::areaMu)
                .sum();
        assertEquals(USUAL.progress().doneMu(), work.ahead().get(0).mu(), 1e-6);
        assertEquals(USUAL.progress().doneMu() + planned, last(work.ahead()).mu(), 1e-6);
        assertEquals(2021, last(work.ahead()).year());
    }

    @Test
    void the_adopted_plan_is_added_up_over_its_own_years_only() {
        WorkOverYears work = WorkOverYears.of(USUAL);
        double adopted = USUAL.progress().years().stream()
                .filter(year -> year.year() <= 2015)
                .mapToDouble(Progress.YearOfTownship::plannedMu)
                .sum();
        assertEquals(2015, last(work.adopted()).year());
        assertEquals(adopted, last(work.adopted()).mu(), 1e-6);
        assertEquals(
                List.of(),
                WorkOverYears.of(ImaginedWorks.USUAL.done(0.3, false).into(VALLEY))
                        .adopted());
    }

    @Test
    void the_forecast_leaves_today_at_the_pace_so_far_and_ends_at_all_that_is_concerned() {
        List<WorkOverYears.Point> line = WorkOverYears.of(USUAL).forecast();
        assertEquals(2, line.size());
        assertEquals(USUAL.progress().concernedMu(), line.get(1).mu(), 1e-6);
        double pace = (line.get(1).mu() - line.get(0).mu())
                / (line.get(1).year() - line.get(0).year());
        assertEquals(USUAL.progress().forecast().muPerYear(), pace, 1e-6);
        assertEquals(
                USUAL.progress().forecast().year().orElseThrow(),
                Math.ceil(line.get(1).year()),
                1e-9);
        assertEquals(
                List.of(),
                WorkOverYears.of(ImaginedWorks.USUAL.done(0, false).into(VALLEY))
                        .forecast());
    }

    @Test
    void the_axis_holds_all_years_and_cuts_a_forecast_that_ends_after_them_all() {
        for (int years : List.of(1, 2, 5, 40)) {
            for (int ahead : List.of(0, 1, 12)) {
                WorkOverYears work =
                        WorkOverYears.of(ImaginedWorks.USUAL.years(years, ahead).into(VALLEY));
                assertTrue(work.first() < 2010 && work.first() > 2009);
                assertTrue(work.last() > 2010 + years + ahead);
                assertTrue(work.last() < 2011 + Math.max(5, 1.6 * (years + ahead)), years + " " + ahead);
            }
        }
    }

    @Test
    void the_plot_holds_the_four_lines_and_both_denominators() {
        XYPlot plot = chart(USUAL).plot();
        WorkOverYears work = WorkOverYears.of(USUAL);
        assertEquals(work.done().size(), plot.getDataset(0).getItemCount(0));
        assertEquals(work.adopted().size(), plot.getDataset(1).getItemCount(0));
        assertEquals(work.ahead().size(), plot.getDataset(2).getItemCount(0));
        assertEquals(2, plot.getDataset(3).getItemCount(0));
        Collection<?> markers = plot.getRangeMarkers(Layer.FOREGROUND);
        Set<Double> lines = markers.stream()
                .map(marker -> ((ValueMarker) marker).getValue())
                .collect(Collectors.toSet());
        assertEquals(Set.of(USUAL.progress().concernedMu(), USUAL.progress().allMu()), lines);
        assertTrue(chart(USUAL).most() > USUAL.progress().allMu());
    }
}
