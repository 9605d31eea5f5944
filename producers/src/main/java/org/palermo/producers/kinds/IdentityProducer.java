package org.palermo.producers.kinds;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.palermo.producers.fields.CodeTypes;
import org.palermo.producers.fields.Field;
import org.palermo.producers.fields.Parties;
import org.palermo.producers.fields.Reading;
import org.palermo.producers.fields.Rule;
import org.palermo.producers.fields.Texts;
import org.palermo.producers.findings.FindingCode;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Identity;
import org.palermo.schemas.event.IdentityEvent;

/**
 * The register of identities: which identifiers of donors and organizations mean the same one, one row an alias ({@code
 * donor:X-07b}).
 */
public final class IdentityProducer implements Producer {

    private static final String DONOR = "donor";

    /** Need not be stated, because type and alias say it. */
    private static final Field<String> STATED_ID = Field.optional("id", "identifiant", Texts.id());

    private static final Field<String> TYPE = Field.required("type", "type", CodeTypes.code(Codes.PARTY_TYPE));
    private static final Field<String> ALIAS = Field.required("alias", "alias", Texts.id());
    private static final Field<String> CANONICAL = Field.required("canonical", "identifiant_retenu", Texts.id());
    private static final Field<String> REASON = Field.required("reason", "motif", Texts.text());

    /** The identifier of what is known of an alias. */
    public static String id(String type, String alias) {
        return type + ":" + alias;
    }

    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public String register() {
        return "identities";
    }

    @Override
    public List<Field<?>> identity() {
        return List.of(STATED_ID, TYPE, ALIAS);
    }

    @Override
    public Optional<String> identify(Reading row) {
        Optional<String> stated = row.read(STATED_ID);
        if (row.fills(Common.STATUS) && stated.isPresent()) {
            return stated; // a withdrawal needs nothing but the id
        }
        Optional<String> type = row.read(TYPE);
        Optional<String> alias = row.read(ALIAS);
        if (type.isEmpty() || alias.isEmpty()) {
            return Optional.empty();
        }
        String id = id(type.get(), alias.get());
        stated.filter(other -> !other.equals(id))
                .ifPresent(other -> row.report(FindingCode.ID_MISMATCH, STATED_ID, other, Map.of("expected", id)));
        return Optional.of(id);
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(CANONICAL, REASON);
    }

    @Override
    public List<Rule> rules() {
        return List.of(IdentityProducer::judge);
    }

    private static void judge(Reading row) {
        Optional<String> type = row.find(TYPE);
        Optional<String> alias = row.find(ALIAS);
        Optional<String> canonical = row.find(CANONICAL);
        if (type.isEmpty()
                || alias.isEmpty()
                || canonical.isEmpty()
                || alias.get().equals(canonical.get())) {
            return; // what is the same as itself stands alone
        }
        Parties parties = row.context().parties();
        judgeRecorded(row, type.get(), ALIAS, alias.get());
        judgeRecorded(row, type.get(), CANONICAL, canonical.get());
        judgeCycle(row, type.get(), alias.get(), canonical.get());
        if (type.get().equals(DONOR)) {
            Optional<String> one = parties.donorType(alias.get());
            Optional<String> other = parties.donorType(canonical.get());
            if (one.isPresent() && other.isPresent() && !one.equals(other)) {
                row.report(
                        FindingCode.DONOR_TYPES_DIFFER,
                        CANONICAL,
                        canonical.get(),
                        Map.of("alias", alias.get(), "first", one.get(), "second", other.get()));
            }
        }
    }

    private static void judgeRecorded(Reading row, String type, Field<String> field, String id) {
        if (!row.context().parties().isRecorded(type, id)) {
            row.report(FindingCode.PARTY_UNKNOWN, field, id, Map.of("type", type));
        }
    }

    private static void judgeCycle(Reading row, String type, String alias, String canonical) {
        Set<String> way = new LinkedHashSet<>();
        way.add(alias);
        Optional<String> next = Optional.of(canonical);
        while (next.isPresent() && way.add(next.get())) {
            next = row.context().parties().mergedInto(type, next.get());
        }
        if (next.filter(alias::equals).isPresent()) {
            row.report(
                    FindingCode.IDENTITY_CYCLE,
                    CANONICAL,
                    canonical,
                    Map.of("way", String.join(" → ", way) + " → " + alias));
        }
    }

    @Override
    public SpecificRecord body(Reading row) {
        return Identity.newBuilder()
                .setType(row.the(TYPE))
                .setAlias(row.the(ALIAS))
                .setCanonical(row.the(CANONICAL))
                .setReason(row.the(REASON))
                .build();
    }

    @Override
    public SpecificRecord event(Envelope envelope, Object body) {
        return new IdentityEvent(envelope, body);
    }
}
