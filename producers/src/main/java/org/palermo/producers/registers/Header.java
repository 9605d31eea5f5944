package org.palermo.producers.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.codes.Names;

/**
 * The row of a table that names its columns.
 *
 * @param names as written, by position; blank where a cell is
 * @param columns by position; empty where the column is not known
 */
public record Header(Register register, List<String> names, List<Optional<Column>> columns) {

    /** Columns that a row must name to be taken for a header: one alone may be a title that happens to be called so. */
    public static final int FEWEST = 2;

    public Header {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /** What a row would name if it were the header. */
    public static Header of(Register register, List<String> names) {
        return new Header(register, names, names.stream().map(register::column).toList());
    }

    /** How many columns it names, each counted once. */
    public long known() {
        return columns.stream().flatMap(Optional::stream).distinct().count();
    }

    /** Whether it names every column that must be there. */
    public boolean isComplete() {
        return register.columns().stream()
                .filter(Column::required)
                .allMatch(column -> columns.contains(Optional.of(column)));
    }

    /** Where a column stands; -1 where nowhere. */
    public int position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).filter(one -> one.name().equals(column)).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** What the file is kept in: French, where that alone explains more of the headers than English alone. */
    public Language language() {
        int french = 0;
        for (int i = 0; i < names.size(); i++) {
            Optional<Column> column = columns.get(i);
            if (column.isPresent() && !column.get().isSameInBoth()) {
                french += column.get().isCalledInEnglish(names.get(i)) ? -1 : 1;
            }
        }
        return french > 0 ? Language.FR : Language.EN;
    }

    /** @param letters of the positions; empty ones where the file has none */
    public Naming naming(IntFunction<String> letters) {
        Naming plain = Naming.of(register, language());
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String letter = letters.apply(i);
            if (columns.get(i).isPresent() && !letter.isEmpty()) {
                byName.putIfAbsent(columns.get(i).get().name(), letter);
            }
        }
        return new Naming(plain.language(), plain.headers(), byName);
    }

    /** What is wrong with it; an error means that nothing below it can be read. */
    public List<Finding> findings(Place place, IntFunction<String> letters) {
        List<Finding> found = new ArrayList<>();
        Language language = language();
        Set<Column> met = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            Optional<Column> column = columns.get(i);
            if (Spaces.isBlank(names.get(i)) && !letters.apply(i).isEmpty()) {
                continue; // a sheet has as many columns as one likes
            }
            if (column.isEmpty()) {
                found.add(unknown(names.get(i), place.at(names.get(i), letters.apply(i)), language));
            } else if (!met.add(column.get())) {
                found.add(Finding.of(
                        FindingCode.COLUMN_REPEATED,
                        place.at(column.get().header(language), letters.apply(i)),
                        names.get(i)));
            }
        }
        for (Column column : register.columns()) {
            if (column.required() && !met.contains(column)) {
                String missing = column.header(language);
                found.add(Finding.of(FindingCode.COLUMN_MISSING, place.at(missing), missing));
            }
        }
        return found;
    }

    private Finding unknown(String name, Place place, Language language) {
        List<String> nearest = Nearest.to(
                name,
                register.columns().stream()
                        .map(column -> column.header(language))
                        .toList());
        return new Finding(
                FindingCode.COLUMN_UNKNOWN,
                place,
                name,
                Map.of("suggestions", String.join(", ", nearest), "count", nearest.size()));
    }

    /** That a file, or a sheet, has no header of the register. */
    public static Finding missing(Register register, Place place, String firstRow) {
        List<Names> required = register.columns().stream()
                .filter(Column::required)
                .map(column -> new Names(Map.of(Language.EN, column.name(), Language.FR, column.french())))
                .toList();
        return new Finding(FindingCode.HEADER_MISSING, place, firstRow, Map.of("columns", required));
    }
}
