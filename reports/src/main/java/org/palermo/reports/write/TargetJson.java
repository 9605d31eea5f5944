package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.targets.Attainment;
import org.palermo.reports.targets.Target;

/** What figures are to reach, for other programs: values as the figures count, money in whole cents. */
final class TargetJson {

    private TargetJson() {}

    /** An array {@code targets}, left out where there is none. */
    static void write(JsonGenerator out, List<Attainment> targets) throws IOException {
        if (targets.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("targets");
        for (Attainment attainment : targets) {
            out.writeStartObject();
            target(out, attainment.target());
            attained(out, attainment);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void target(JsonGenerator out, Target target) throws IOException {
        LocalDate start = target.start();
        out.writeStringField("id", target.id());
        out.writeStringField("figure", target.figure());
        out.writeStringField("start", start == null ? null : start.toString());
        out.writeStringField("end", target.end().toString());
        out.writeStringField("programme", target.programme());
        out.writeStringField("country", target.part().country());
        out.writeStringField("region", target.part().region());
        out.writeStringField("category", target.part().category());
        out.writeStringField("unit", target.unit());
        out.writeStringField("source", target.source());
        out.writeStringField("evidence", target.evidence());
    }

    private static void attained(JsonGenerator out, Attainment attainment) throws IOException {
        Figure actual = attainment.actual();
        Period over = attainment.over();
        Attainment.Problem problem = attainment.problem();
        out.writeStringField("stage", Json.code(attainment.stage()).replace('_', '-'));
        if (actual != null && over != null) {
            switch (actual.kind()) {
                case FLOW -> Json.period(out, "period", over);
                case STOCK -> out.writeStringField("at", over.to().toString());
            }
        }
        Json.number(out, "target", attainment.goal());
        Json.number(out, "actual", attainment.value());
        if (actual != null && actual.absent() != null) {
            out.writeStringField("absent", actual.absent());
        }
        Json.number(out, "attained", attainment.share());
        Json.number(out, "shortfall", attainment.shortfall());
        out.writeBooleanField("reached", attainment.isReached());
        if (problem != null) {
            out.writeStringField("problem", Json.code(problem).replace('_', '-'));
        }
    }
}
