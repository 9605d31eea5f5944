package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Amounts;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.FundAmounts;
import org.palermo.reports.figures.Merge;
import org.palermo.reports.statements.DonorStatement;
import org.palermo.reports.statements.DonorStatement.Contribution;
import org.palermo.reports.statements.DonorStatement.Correction;
import org.palermo.reports.statements.FundStatement;
import org.palermo.reports.statements.FundStatement.Award;
import org.palermo.reports.statements.FundStatement.Awards;
import org.palermo.reports.statements.SurvivorTable;
import org.palermo.schemas.codes.Jurisdictions;

/**
 * The Trust Fund's statements as JSON. All amounts are whole US cents, except where a currency stands beside; what is
 * {@code received}, {@code granted} ... is of the period, and {@code ever} since the beginning.
 */
final class FundJson {

    /** Writes one figure as an object. */
    interface Figures {
        void write(JsonGenerator out, Figure figure, boolean ownPeriod) throws IOException;
    }

    private final Figures figures;

    FundJson(Figures figures) {
        this.figures = figures;
    }

    /** The object of a statement. */
    void fund(JsonGenerator out, FundStatement fund) throws IOException {
        FundAmounts amounts = fund.amounts();
        out.writeObjectFieldStart("fund");
        days(out, fund);
        out.writeObjectFieldStart("balance");
        out.writeNumberField("opening", amounts.opening());
        amounts(out, "received", amounts.received());
        amounts(out, "granted", amounts.granted());
        amounts(out, "charges", amounts.charges());
        out.writeNumberField("closing", amounts.closing());
        amounts(out, "pledged", amounts.pledged());
        amounts(out, "disbursed", amounts.disbursed());
        out.writeEndObject();
        needs(out, fund.needs());
        figures(out, "figures", fund.figures());
        figures(out, "opening", fund.opening());
        parts(out, "byDonorType", fund.byDonorType());
        donors(out, fund);
        awards(out, fund);
        parts(out, "charges", fund.charges());
        out.writeArrayFieldStart("years");
        for (FundStatement.Year year : fund.years()) {
            out.writeStartObject();
            out.writeNumberField("year", year.amounts().year());
            out.writeNumberField("received", year.amounts().received());
            out.writeNumberField("granted", year.amounts().granted());
            out.writeNumberField("disbursed", year.amounts().disbursed());
            out.writeNumberField("charges", year.amounts().charges());
            out.writeNumberField("balance", year.balance());
            out.writeEndObject();
        }
        out.writeEndArray();
        survivors(out, fund.survivors());
        out.writeArrayFieldStart("overdrawn");
        for (FundStatement.Overdrawn grant : fund.overdrawn()) {
            out.writeStartObject();
            out.writeStringField("grant", grant.grant());
            Json.number(out, "committed", grant.committedCents());
            Json.number(out, "disbursed", grant.disbursedCents());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Null where a count is withheld, so that small counts of persons stay unknown. */
    private static void survivors(JsonGenerator out, SurvivorTable table) throws IOException {
        out.writeArrayFieldStart("survivors");
        for (int year : table.years()) {
            out.writeStartObject();
            out.writeNumberField("year", year);
            for (String sex : table.sexes()) {
                count(out, sex, table.of(year, sex));
            }
            count(out, "total", table.ofYear(year));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void count(JsonGenerator out, String name, OptionalLong count) throws IOException {
        if (count.isPresent()) {
            out.writeNumberField(name, count.getAsLong());
        } else {
            out.writeNullField(name);
        }
    }

    /** Which days, and as known when; without a first day it begins with the Fund. */
    private static void days(JsonGenerator out, FundStatement fund) throws IOException {
        out.writeStringField("from", text(fund.from()));
        out.writeStringField("at", fund.at().toString());
        out.writeStringField("knownOn", text(fund.knownOn()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Bounds stand only where a date known by month or year makes a difference. */
    private static void amounts(JsonGenerator out, String name, Amounts amounts) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeNumberField("before", amounts.before());
        out.writeNumberField("value", amounts.moved());
        out.writeNumberField("ever", amounts.closing());
        if (amounts.isDoubtful()) {
            out.writeNumberField("atLeast", amounts.atLeast());
            out.writeNumberField("atMost", amounts.atMost());
        }
        out.writeEndObject();
    }

    private static void needs(JsonGenerator out, List<FundStatement.Need> needs) throws IOException {
        out.writeArrayFieldStart("needs");
        for (FundStatement.Need need : needs) {
            out.writeStartObject();
            out.writeStringField("by", need.by().toString());
            out.writeNumberField("needed", need.needed());
            out.writeNumberField("available", need.available());
            out.writeNumberField("shortfall", need.shortfall());
            out.writeStringField("target", need.target());
            out.writeStringField("source", need.source());
            out.writeStringField("evidence", need.evidence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void figures(JsonGenerator out, String name, List<Figure> list) throws IOException {
        out.writeArrayFieldStart(name);
        for (Figure figure : list) {
            figures.write(out, figure, figure.kind() == Figure.Kind.FLOW);
        }
        out.writeEndArray();
    }

    private static void parts(JsonGenerator out, String name, List<Figure.Part> parts) throws IOException {
        out.writeArrayFieldStart(name);
        for (Figure.Part part : parts) {
            out.writeStartObject();
            out.writeStringField("key", part.key());
            Json.number(out, "value", part.value());
            Json.amount(out, part.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void donors(JsonGenerator out, FundStatement fund) throws IOException {
        out.writeArrayFieldStart("donors");
        for (FundStatement.Donor donor : fund.donors()) {
            if (!donor.illustrative()) {
                out.writeStartObject();
                out.writeStringField("id", donor.id());
                out.writeStringField("name", donor.name());
                out.writeStringField("type", donor.type());
                out.writeNumberField("received", donor.received().moved());
                out.writeNumberField("receivedEver", donor.received().closing());
                out.writeNumberField("pledged", donor.pledged().closing());
                out.writeNumberField("contributions", donor.contributions());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
        LeftOut leftOut = LeftOut.of(fund);
        out.writeObjectFieldStart("leftOut");
        out.writeNumberField("donors", leftOut.donors());
        out.writeNumberField("received", leftOut.received().moved());
        out.writeNumberField("receivedEver", leftOut.received().closing());
        out.writeNumberField("pledged", leftOut.pledged().closing());
        out.writeEndObject();
    }

    private static void awards(JsonGenerator out, FundStatement fund) throws IOException {
        awards(out, "byCountry", fund.byCountry(Jurisdictions.standard()::isIllustrative), code -> code);
        awards(
                out,
                "byOrganization",
                fund.byOrganization(),
                id -> fund.organizations().getOrDefault(id, id));
    }

    private static void awards(JsonGenerator out, String name, Awards awards, Function<String, String> named)
            throws IOException {
        out.writeObjectFieldStart(name);
        out.writeArrayFieldStart("awards");
        for (Award award : awards.named()) {
            out.writeStartObject();
            out.writeStringField("id", award.key());
            out.writeStringField("name", named.apply(award.key()));
            award(out, award);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("leftOut");
        out.writeNumberField("illustrative", awards.unnamed());
        award(out, awards.rest());
        out.writeEndObject();
        out.writeObjectFieldStart("total");
        award(out, awards.all());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void award(JsonGenerator out, Award award) throws IOException {
        out.writeNumberField("grants", award.grants().moved());
        out.writeNumberField("committed", award.committed().moved());
        out.writeNumberField("disbursed", award.disbursed().moved());
    }

    /** The object of one donor's statement; of the Fund it has what the donor's is a part of. */
    void donor(JsonGenerator out, DonorStatement statement) throws IOException {
        FundAmounts all = statement.fund().amounts();
        out.writeObjectFieldStart("donor");
        out.writeStringField("id", statement.donor());
        out.writeArrayFieldStart("merged");
        for (Merge merge : statement.merges()) {
            out.writeStartObject();
            out.writeStringField("alias", merge.alias());
            out.writeStringField("into", merge.into());
            out.writeStringField("reason", merge.reason());
            out.writeStringField("record", merge.record());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("name", statement.name());
        out.writeStringField("type", statement.type());
        out.writeStringField("country", statement.country());
        days(out, statement.fund());
        out.writeStringField("standing", code(statement.standing()));
        amounts(out, "received", statement.received());
        amounts(out, "pledged", statement.pledged());
        out.writeArrayFieldStart("contributions");
        for (Contribution one : statement.contributions()) {
            contribution(out, one);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("share");
        share(out, "period", statement.received().moved(), all.received().moved());
        share(out, "ever", statement.received().closing(), all.received().closing());
        out.writeEndObject();
        out.writeArrayFieldStart("years");
        for (DonorStatement.Year year : statement.years()) {
            out.writeStartObject();
            out.writeNumberField("year", year.fund().year());
            out.writeNumberField("received", year.received());
            out.writeNumberField("fund", year.fund().received());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("pool");
        out.writeBooleanField("earmarked", false);
        amounts(out, "granted", all.granted());
        amounts(out, "disbursed", all.disbursed());
        awards(out, statement.fund());
        out.writeEndObject();
        out.writeArrayFieldStart("corrections");
        for (Correction one : statement.corrections()) {
            correction(out, one);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void share(JsonGenerator out, String name, long part, long whole) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeNumberField("received", part);
        out.writeNumberField("fund", whole);
        BigDecimal share = DonorStatement.share(part, whole);
        Json.number(out, "share", share);
        out.writeEndObject();
    }

    private static void contribution(JsonGenerator out, Contribution one) throws IOException {
        out.writeStartObject();
        out.writeStringField("record", one.id());
        out.writeStringField("stage", one.stage());
        out.writeStringField("from", one.first().toString());
        out.writeStringField("to", one.last().toString());
        out.writeStringField("place", code(one.place()));
        out.writeStringField("amount", DonorBlocks.original(one).toPlainString());
        out.writeStringField("currency", one.currency());
        out.writeStringField("unitsPerUsd", one.unitsPerUsd());
        DonorStatement.Rate rate = one.rate();
        out.writeStringField("rateEvidence", rate == null ? null : rate.evidence());
        out.writeStringField("rateSource", rate == null ? null : rate.source());
        out.writeStringField("rateCorrected", rate == null ? null : rate.corrected());
        out.writeNumberField("value", one.cents());
        out.writeStringField("evidence", one.evidence());
        out.writeStringField("source", one.source());
        out.writeStringField("note", one.note());
        out.writeStringField("knownSince", one.knownAt().toString());
        out.writeEndObject();
    }

    private static String code(Enum<?> value) {
        return Json.code(value).replace('_', '-');
    }

    private static void correction(JsonGenerator out, Correction one) throws IOException {
        out.writeStartObject();
        out.writeStringField("record", one.id());
        out.writeStringField("deed", Json.code(one.deed()));
        out.writeStringField("knownSince", one.knownAt().toString());
        out.writeStringField("recordedBy", one.recordedBy());
        out.writeStringField("reason", one.reason());
        out.writeArrayFieldStart("changes");
        for (var change : one.changes()) {
            out.writeStartObject();
            out.writeStringField("field", change.field());
            out.writeStringField("before", change.before());
            out.writeStringField("after", change.after());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("received", one.received());
        out.writeNumberField("pledged", one.pledged());
        out.writeEndObject();
    }
}
