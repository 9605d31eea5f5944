package org.palermo.reports.figures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Trust Fund's statements ask of the ledger, with organizations as who they are known to be. */
public final class MergedFund implements FundLedger {

    private static final String NGO = "ngo";

    private final FundLedger fund;
    private final IdentityReader reader;

    public MergedFund(FundLedger fund, IdentityReader reader) {
        this.fund = fund;
        this.reader = reader;
    }

    @Override
    public Identities identities(@Nullable LocalDate knownOn) {
        return reader.identities(knownOn);
    }

    @Override
    public List<Cell> paidByAward(LedgerReader.Read read) {
        List<Cell> cells = fund.paidByAward(read);
        Identities identities = reader.identities(read.knownOn());
        return identities.isEmpty()
                ? cells
                : cells.stream()
                        .map(cell -> cell.of(identities.counted(NGO, cell.party())))
                        .toList();
    }

    /** One that is kept and has no record of its own is called what its first alias is called. */
    @Override
    public Map<String, String> organizations(Set<String> ids, @Nullable LocalDate knownOn) {
        Identities identities = reader.identities(knownOn);
        if (identities.isEmpty()) {
            return fund.organizations(ids, knownOn);
        }
        Set<String> asked = new LinkedHashSet<>(ids);
        ids.forEach(id -> identities.into(NGO, id).forEach(merge -> asked.add(merge.alias())));
        Map<String, String> found = fund.organizations(asked, knownOn);
        Map<String, String> names = new HashMap<>();
        for (String id : ids) {
            String own = found.get(id);
            if (own != null) {
                names.put(id, own);
            } else {
                identities.into(NGO, id).stream()
                        .map(merge -> found.getOrDefault(merge.alias(), ""))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .ifPresent(name -> names.put(id, name));
            }
        }
        return names;
    }

    @Override
    public List<PostingLine> postingsOfDonor(String donor) {
        return fund.postingsOfDonor(donor);
    }
}
