package org.palermo.producers.kinds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.fields.Allowed;
import org.palermo.producers.fields.CellReport;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Dates;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Texts;
import org.palermo.producers.fields.Type;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Cell;
import org.palermo.producers.registers.Shape;
import org.palermo.producers.registers.Spaces;
import org.palermo.schemas.codes.Codes;

/** The columns that every register may end with. */
final class Common {

    private static final String WITHDRAWN = "withdrawn";
    private static final Set<String> IN_FRENCH = Set.of("retiré", "retirée", "retire", "retiree");

    /** Present where the row withdraws its entity. */
    static final Field<String> STATUS = Field.optional("status", "statut", new Status());

    static final Field<String> STATUS_REASON = Field.optional("status_reason", "motif_du_retrait", Texts.text());
    static final Field<Instant> RECORDED_AT = Field.optional("recorded_at", "enregistré_le", Dates.instant());
    static final Field<String> RECORDED_BY = Field.optional("recorded_by", "enregistré_par", Texts.text());
    static final Field<String> SOURCE = Field.optional("source", "source", Texts.text(), "");
    static final Field<String> EVIDENCE =
            Field.optional("evidence", "fondement", CodeTypes.code(Codes.EVIDENCE), "reported");
    static final Field<String> NOTE = Field.optional("note", "note", Texts.text(), "");

    static final List<Field<?>> FIELDS =
            List.of(STATUS, STATUS_REASON, RECORDED_AT, RECORDED_BY, SOURCE, EVIDENCE, NOTE);

    private Common() {}

    /** Blank, or the one status that a row can state. */
    private record Status() implements Type<String> {

        @Override
        public Shape shape() {
            return Shape.TEXT;
        }

        @Override
        public Allowed allowed() {
            return Allowed.Form.TEXT;
        }

        @Override
        public @Nullable String read(Cell cell, CellReport report) {
            String stated = Spaces.strip(cell.text()).toLowerCase(Locale.ROOT);
            if (stated.equals(WITHDRAWN) || IN_FRENCH.contains(stated)) {
                return WITHDRAWN;
            }
            report.report(
                    FindingCode.CODE_UNKNOWN,
                    Spaces.strip(cell.text()),
                    Map.of("suggestions", WITHDRAWN, "count", 1, "known", WITHDRAWN));
            return null;
        }
    }

    /** Reads the columns that do not depend on whether the row asserts or withdraws. */
    static void read(Reading row) {
        row.read(RECORDED_AT);
        row.read(RECORDED_BY);
        row.read(SOURCE);
        row.read(EVIDENCE);
        row.read(NOTE);
    }

    /** Judges what must hold between the common columns. */
    static void judge(Reading row) {
        if (row.find(STATUS).isPresent() && !row.fills(STATUS_REASON)) {
            row.report(FindingCode.REASON_MISSING, STATUS_REASON, "");
        }
        if (!row.fills(STATUS) && row.find(STATUS_REASON).isPresent()) {
            row.report(FindingCode.REASON_WITHOUT_STATUS, STATUS_REASON, row.the(STATUS_REASON));
        }
        row.find(RECORDED_AT)
                .filter(at -> at.isAfter(row.context().now()))
                .ifPresent(at -> row.report(
                        FindingCode.RECORDED_AT_FUTURE,
                        RECORDED_AT,
                        row.written(RECORDED_AT),
                        Map.of(
                                "now",
                                row.context()
                                        .now()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())));
    }
}
