package org.palermo.reports.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.provenance.Fields;
import org.palermo.reports.provenance.History;
import org.palermo.reports.provenance.RecordId;
import org.palermo.reports.provenance.RecordedEvent;
import org.palermo.reports.wording.CodeNames;
import org.palermo.reports.wording.Messages;
import org.palermo.reports.wording.Wording;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.values.PartialDate;

/** How single records, their dates and what they state read in one language. */
final class RecordWords {

    /** What tells one record from another to a reader, whatever its kind: all of these that it states. */
    private static final List<String> TELLING = List.of(
            "title",
            "donorName",
            "ngoName",
            "organisation",
            "instrument",
            "party",
            "jurisdiction",
            "action",
            "grant",
            "figure",
            "value",
            "unit");

    /** The fields that hold an identifier, and those that hold its name. */
    private static final Map<String, String> NAMES = Map.of("donorId", "donorName", "ngoId", "ngoName");

    /** Kinds whose type says what they are where nothing of the above does. */
    private static final String TYPE = "type";

    private static final String ALIAS = "alias";

    private final Wording wording;
    private final Messages messages;
    private final CodeNames codes;

    RecordWords(Wording wording) {
        this.wording = wording;
        this.messages = wording.messages();
        this.codes = CodeNames.in(wording);
    }

    /** The kind and the identifier: contribution C-001. */
    String name(RecordId entity) {
        return messages.text(
                "record.name",
                Map.of("kind", messages.find("kind." + entity.kind()).orElse(entity.kind()), "id", entity.id()));
    }

    /** What the record is about, as it was stated: a title, a donor, a country; empty where nothing tells. */
    String description(RecordedEvent event) {
        Map<String, String> fields = Fields.of(event.body());
        if (fields.containsKey(ALIAS)) {
            return merged(fields);
        }
        List<String> told = TELLING.stream()
                .filter(fields::containsKey)
                .map(field -> value(field, fields.getOrDefault(field, "")))
                .toList();
        return told.isEmpty() && fields.containsKey(TYPE)
                ? value(TYPE, fields.getOrDefault(TYPE, ""))
                : wording.capitalized(wording.joined(told));
    }

    /** Who is counted as whom, and why. */
    private String merged(Map<String, String> fields) {
        String alias = fields.getOrDefault(ALIAS, "");
        String canonical = fields.getOrDefault("canonical", "");
        String said = alias.equals(canonical)
                ? messages.text("record.identity.alone", Map.of("alias", alias))
                : messages.text("record.identity", Map.of("alias", alias, "canonical", canonical));
        String reason = fields.getOrDefault("reason", "");
        return reason.isEmpty() ? said : wording.labelled(said, reason);
    }

    /** What the record is about, as the last event that stated anything has it. */
    String description(History history) {
        RecordedEvent event = history.lastAssertion();
        return event == null ? "" : description(event);
    }

    /** What a donor's or an organization's identifier stands for, where the event states it, with the identifier. */
    Optional<String> named(RecordedEvent event, String id) {
        Map<String, String> fields = Fields.of(event.body());
        return NAMES.entrySet().stream()
                .filter(entry -> id.equals(fields.get(entry.getKey())) && fields.containsKey(entry.getValue()))
                .map(entry -> wording.bracketed(fields.getOrDefault(entry.getValue(), ""), id))
                .findFirst();
    }

    /** The evidence and the source that the record rests on now. */
    String ground(History history) {
        RecordedEvent latest = history.latest();
        if (latest == null) {
            return "";
        }
        String evidence = latest.withdrawn() ? "" : codes.of(Codes.EVIDENCE, latest.evidence());
        return latest.source().isEmpty() || evidence.isEmpty()
                ? evidence + latest.source()
                : wording.labelled(evidence, latest.source());
    }

    /** Who recorded, corrected and withdrew it, when and why, and what was changed. */
    String story(History history) {
        List<String> told = history.steps().stream()
                .filter(step -> step.event().isPosted())
                .map(this::told)
                .toList();
        return wording.capitalized(wording.apart(told));
    }

    private String told(History.Step step) {
        RecordedEvent event = step.event();
        Instant when = event.recordedAt() == null ? event.publishedAt() : event.recordedAt();
        String deed = messages.text(
                "explain.story." + Json.code(step.deed()),
                Map.of("date", day(when), "by", event.recordedBy().isEmpty() ? "-" : event.recordedBy()));
        List<String> why = new ArrayList<>();
        if (event.withdrawn()) {
            why.add(History.reason(event));
        }
        if (step.deed() == History.Deed.CORRECTED) {
            step.changes()
                    .forEach(change -> why.add(messages.text(
                            "explain.story.change",
                            Map.of(
                                    "field", field(change.field()),
                                    "before", stated(change.field(), change.before()),
                                    "after", stated(change.field(), change.after())))));
        }
        if (!event.note().isEmpty()) {
            why.add(event.note());
        }
        return why.isEmpty() ? deed : wording.labelled(deed, wording.joined(why));
    }

    private String stated(String field, String value) {
        return value.isEmpty() ? messages.text("not-stated") : value(field, value);
    }

    /** Why it was withdrawn or refused; empty where it was neither. */
    Optional<String> reason(RecordedEvent event) {
        if (event.withdrawn()) {
            return Optional.of(wording.labelled(messages.text("record.why"), History.reason(event)));
        }
        if (event.reason().isEmpty()) {
            return Optional.empty();
        }
        String meaning = messages.find("record.rejected." + event.reason()).orElse(event.reason());
        return Optional.of(wording.labelled(
                messages.text("record.why"),
                event.detail().isEmpty() ? meaning : wording.bracketed(meaning, event.detail())));
    }

    /** What a field is called; one that has no name stands as in the schema. */
    String field(String field) {
        int key = field.indexOf('.');
        String outer = key < 0 ? field : field.substring(0, key);
        String name = messages.find("field." + outer).orElse(outer);
        return wording.capitalized(key < 0 ? name : wording.labelled(name, value(field, field.substring(key + 1))));
    }

    /** What a field states: codes by their names, all else as stated. */
    String value(String field, String stated) {
        return switch (field) {
            case "country", "hostCountry", "donorCountry", "jurisdiction", "party" -> place(stated);
            case "countries" ->
                wording.joined(Stream.of(stated.split(", ")).map(this::place).toList());
            case "category" -> codes.of(Codes.CATEGORY, stated);
            case "donorType" -> codes.of(Codes.DONOR_TYPE, stated);
            case "stage" -> codes.of(Codes.STAGE, stated);
            case "role" -> codes.of(Codes.ROLE, stated);
            case "format" -> codes.of(Codes.FORMAT, stated);
            case "level" -> codes.of(Codes.LEVEL, stated);
            case "instrument" -> codes.of(Codes.INSTRUMENT, stated);
            case "action" -> codes.of(Codes.TREATY_ACTION, stated);
            case "evidence" -> codes.of(Codes.EVIDENCE, stated);
            case TYPE -> type(stated);
            case "direct" -> messages.text("record.flag", Map.of("flag", stated));
            default -> stated;
        };
    }

    /** Several kinds have a type, each of a list of its own; no code stands in two of them. */
    private String type(String stated) {
        for (CodeList list : List.of(Codes.CHARGE_TYPE, Codes.OUTPUT_TYPE, Codes.AGREEMENT_TYPE, Codes.PARTY_TYPE)) {
            if (list.byId(stated).isPresent()) {
                return codes.of(list, stated);
            }
        }
        return stated;
    }

    private String place(String code) {
        return codes.jurisdiction(code)
                .map(name -> wording.bracketed(name, code))
                .orElse(code);
    }

    /** A moment in UTC: its day, and its time of day where it has one. */
    String moment(@Nullable Instant moment) {
        if (moment == null) {
            return "";
        }
        LocalTime time = LocalTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        String day = day(moment);
        return time.equals(LocalTime.MIDNIGHT)
                ? day
                : messages.text("record.moment", Map.of("date", day, "time", time.toString()));
    }

    /** The day of a moment, UTC. */
    String day(Instant moment) {
        return wording.date(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    /** The date that allows just these days: a day, a month, a year; else from the first to the last. */
    String interval(LocalDate from, LocalDate to) {
        PartialDate month = PartialDate.ofMonth(YearMonth.from(from));
        PartialDate year = PartialDate.ofYear(from.getYear());
        return Stream.of(PartialDate.ofDay(from), month, year)
                .filter(date -> date.from().equals(from) && date.to().equals(to))
                .findFirst()
                .map(wording::date)
                .orElseGet(() -> wording.period(new org.palermo.reports.figures.Period(from, to)));
    }

    /** A signed quantity in its unit. */
    Table.Cell quantity(String unit, long quantity) {
        BigDecimal value = BigDecimal.valueOf(quantity);
        return unit.equals("USD") ? new Table.Money(value) : new Table.Count(value);
    }
}
