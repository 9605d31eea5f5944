package org.palermo.schemas.codes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codes that a column of a register may hold. */
public final class CodeList {

    private final String id;
    private final boolean open;
    private final Map<String, Code> byId = new LinkedHashMap<>();
    private final Map<Code, List<String>> otherNames = new HashMap<>();
    private volatile @Nullable Map<String, Code> byKey;

    CodeList(String id, boolean open) {
        this.id = id;
        this.open = open;
    }

    void add(Code code, List<String> otherNames) {
        if (byId.put(code.id(), code) != null) {
            throw new IllegalStateException(id + " lists " + code.id() + " twice");
        }
        this.otherNames.put(code, otherNames);
    }

    /** What the list is called: the column it belongs to, with hyphens ({@code donor-type}). */
    public String id() {
        return id;
    }

    /** Whether a value outside the list is allowed and kept as stated; if not, it is a finding. */
    public boolean open() {
        return open;
    }

    /** All codes, in the order of the list. */
    public List<Code> codes() {
        return List.copyOf(byId.values());
    }

    /** The code of exactly that id; empty if the list has none. */
    public Optional<Code> byId(String code) {
        return Optional.ofNullable(byId.get(code));
    }

    /**
     * Reads an id, a name in any of the six languages, or another accepted name; case, accents, spaces and hyphens make no
     * difference. Empty if the list has none such, also where it is open.
     */
    public Optional<Code> resolve(String text) {
        Map<String, Code> index = index();
        String key = Folding.fold(text);
        Code code = index.get(key);
        return Optional.ofNullable(code != null ? code : index.get(Folding.withoutArticle(key)));
    }

    // Built by the first text to be read, so that a program that only shows codes pays nothing. Two threads may both
    // build it; the results are equal.
    private Map<String, Code> index() {
        Map<String, Code> index = byKey;
        if (index == null) {
            index = new HashMap<>();
            for (Code code : byId.values()) {
                accept(index, code.id(), code);
                for (String name : code.names().byLanguage().values()) {
                    accept(index, name, code);
                }
                for (String name : otherNames.getOrDefault(code, List.of())) {
                    accept(index, name, code);
                }
            }
            byKey = index;
        }
        return index;
    }

    private void accept(Map<String, Code> index, String text, Code code) {
        Code other = index.putIfAbsent(Folding.fold(text), code);
        if (other != null && !other.equals(code)) {
            throw new IllegalStateException(id + ": " + text + " means " + other.id() + " and " + code.id());
        }
    }

    @Override
    public String toString() {
        return id + byId.keySet();
    }
}
