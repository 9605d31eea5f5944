package org.palermo.reports.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Charges by type, in United States dollars         | Charges by type
            Receipts by donor type, in United States dollars  | Receipts by donor type
            Countries given direct national assistance        | Countries given direct national
            A/B: [C] * \\ ?                                   | A B C
            'quoted'                                          | quoted
            History                                           | History (2)
            Anticonstitutionnellementanticonstitutionnellement | Anticonstitutionnellementantico
            """)
    void a_caption_becomes_a_name(String caption, String name) {
        assertEquals(name, new SheetNames().next(caption).replaceAll(" +", " "));
    }

    @Property(tries = 500)
    void names_are_what_programs_take(@ForAll java.util.List<String> captions) {
        SheetNames names = new SheetNames();
        Set<String> seen = new HashSet<>();
        for (String caption : captions) {
            String name = names.next(caption);
            assertTrue(!name.isEmpty() && name.length() <= 31, name);
            assertFalse(name.matches("(?s).*[\\[\\]:*?/\\\\].*"), name);
            assertFalse(name.startsWith("'") || name.endsWith("'"), name);
            assertTrue(seen.add(name.toLowerCase(Locale.ROOT)), name);
        }
    }
}
