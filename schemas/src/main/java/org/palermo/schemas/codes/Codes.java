package org.palermo.schemas.codes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The code lists of the registers. French terms are those of the Secretariat's report on October 2014 to April 2016. */
public final class Codes {

    private static final Map<String, CodeList> LISTS = new LinkedHashMap<>();

    /** What an activity helps with (report, paragraphs 6 and 30). */
    public static final CodeList CATEGORY = closed("category");

    /** Whether the programme organised an activity or contributed to it (report, paragraph 3 a). */
    public static final CodeList ROLE = closed("role");

    /** Whom a training reached (report, paragraphs 3 c and 31). */
    public static final CodeList GROUP = closed("group");

    /** The form of an activity. */
    public static final CodeList FORMAT = closed("format");

    /** How wide an activity was (report, paragraph 3 a). */
    public static final CodeList LEVEL = closed("level");

    /** What a donor is (report, paragraph 72). */
    public static final CodeList DONOR_TYPE = closed("donor-type");

    /** How far a contribution has come. */
    public static final CodeList STAGE = closed("stage");

    /** What lowers the fund's balance and is no grant. */
    public static final CodeList CHARGE_TYPE = closed("charge-type");

    /** What a State or body did about an instrument. */
    public static final CodeList TREATY_ACTION = closed("treaty-action");

    /** What was agreed or adopted (report, paragraphs 3 e, 28 and 33 to 40). */
    public static final CodeList AGREEMENT_TYPE = closed("agreement-type");

    /** What was produced (report, paragraphs 3 d and 27). */
    public static final CodeList OUTPUT_TYPE = open("output-type");

    /** The forms of exploitation: Protocol, article 3 (a), and those that case law adds. */
    public static final CodeList EXPLOITATION = open("exploitation");

    /** Sex, and for girls and boys the age under 18. */
    public static final CodeList SEX = closed("sex");

    /** Adults, and children: persons under 18 (Protocol, article 3 (d)); registers may keep finer groups. */
    public static final CodeList AGE = open("age");

    /** How well a record is founded. */
    public static final CodeList EVIDENCE = closed("evidence");

    /** The Convention and its Protocols; any other text names the Protocol that the programme is about in its own way. */
    public static final CodeList INSTRUMENT = open("instrument");

    /** Whose identifiers an identity is about (report, paragraphs 67, 71 and 72). */
    public static final CodeList PARTY_TYPE = closed("party-type");

    static {
        Map<String, String[]> translated = new HashMap<>();
        for (String[] row : Table.read("code-names.tsv", 6)) {
            translated.put(row[0] + ' ' + row[1], row);
        }
        for (String[] row : Table.read("codes.tsv", 5)) {
            CodeList list = LISTS.get(row[0]);
            if (list == null) {
                throw new IllegalStateException("codes.tsv fills no list called " + row[0]);
            }
            Names names = Names.ofCells(row, 2, 2);
            String[] more = translated.remove(row[0] + ' ' + row[1]);
            list.add(new Code(row[1], more == null ? names : names.withMore(more, 2)), Table.texts(row[4]));
        }
        if (!translated.isEmpty()) {
            throw new IllegalStateException(
                    "code-names.tsv names what codes.tsv does not list: " + translated.keySet());
        }
    }

    private Codes() {}

    /** All lists, in the order above. */
    public static List<CodeList> all() {
        return List.copyOf(LISTS.values());
    }

    private static CodeList closed(String id) {
        return declare(new CodeList(id, false));
    }

    private static CodeList open(String id) {
        return declare(new CodeList(id, true));
    }

    private static CodeList declare(CodeList list) {
        LISTS.put(list.id(), list);
        return list;
    }
}
