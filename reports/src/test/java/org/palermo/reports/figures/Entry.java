package org.palermo.reports.figures;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.palermo.schemas.values.PartialDate;

/**
 * A posting as tests write it: {@code fund.received 2015-03 250 party=D1 category=private-sector evidence=documented}.
 * What is not said is empty, but the programme is global, the evidence reported and the time of knowledge 2010.
 */
record Entry(
        String account,
        PartialDate date,
        long quantity,
        String entity,
        LocalDateTime knownAt,
        String programme,
        String jurisdiction,
        String region,
        String category,
        String party,
        String evidence) {

    static Entry of(String text) {
        String[] words = text.strip().split("\\s+");
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 3; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            said.put(pair[0], pair[1]);
        }
        Entry entry = new Entry(
                words[0],
                PartialDate.of(words[1]),
                Long.parseLong(words[2]),
                said.getOrDefault("id", ""),
                LocalDateTime.parse(said.getOrDefault("known", "2010-01-01T00:00")),
                said.getOrDefault("programme", "global"),
                said.getOrDefault("in", ""),
                said.getOrDefault("region", ""),
                said.getOrDefault("category", ""),
                said.getOrDefault("party", ""),
                said.getOrDefault("evidence", "reported"));
        for (String key : new String[] {"id", "known", "programme", "in", "region", "category", "party", "evidence"}) {
            said.remove(key);
        }
        if (!said.isEmpty()) {
            throw new IllegalArgumentException("a posting has no " + said.keySet() + ": " + text);
        }
        return entry;
    }

    boolean knownBy(LocalDate day) {
        return knownAt.isBefore(day.plusDays(1).atStartOfDay());
    }

    Entry negatedAt(LocalDateTime time) {
        return new Entry(
                account, date, -quantity, entity, time, programme, jurisdiction, region, category, party, evidence);
    }
}
