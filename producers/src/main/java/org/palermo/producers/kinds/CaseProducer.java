package org.palermo.producers.kinds;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.Breakdowns;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Jurisdictional;
import org.palermo.producers.fields.Lists;
import org.palermo.producers.fields.Numbers;
import org.palermo.producers.fields.Reading;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.CaseEvent;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.values.PartialDate;

/** The case-law register: briefs of cases, never naming a victim or a defendant (R 3 f, 56). */
public final class CaseProducer implements Producer {

    private static final Field<String> JURISDICTION =
            Field.required("jurisdiction", "juridiction", Jurisdictional.countryOrBody());
    private static final Field<Integer> VERDICT_YEAR = Field.optional("verdict_year", "année_du_verdict", Dates.year());
    private static final Field<PartialDate> ADDED = Field.required("added", "date_d_ajout", Dates.partial());
    private static final Field<List<Count>> VICTIMS =
            Field.optional("victims", "victimes", Breakdowns.by(Codes.SEX, "unknown"), List.of());
    private static final Field<List<Count>> DEFENDANTS =
            Field.optional("defendants", "prévenus", Breakdowns.by(Codes.SEX, "unknown"), List.of());
    private static final Field<Long> CONVICTED = Field.optional("convicted", "condamnés", Numbers.count());
    private static final Field<List<String>> EXPLOITATION = Field.optional(
            "exploitation", "exploitation", Lists.sorted(CodeTypes.openCode(Codes.EXPLOITATION)), List.of());

    @Override
    public String kind() {
        return "case";
    }

    @Override
    public String register() {
        return "cases";
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(JURISDICTION, VERDICT_YEAR, ADDED, VICTIMS, DEFENDANTS, CONVICTED, EXPLOITATION);
    }

    @Override
    public SpecificRecord body(Reading row) {
        return CaseBrief.newBuilder()
                .setJurisdiction(row.the(JURISDICTION))
                .setVerdictYear(row.orNull(VERDICT_YEAR))
                .setAdded(row.the(ADDED).text())
                .setVictims(row.the(VICTIMS))
                .setDefendants(row.the(DEFENDANTS))
                .setConvicted(row.orNull(CONVICTED))
                .setExploitation(row.the(EXPLOITATION))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new CaseEvent(envelope, body);
    }
}
