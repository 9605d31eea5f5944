package org.palermo.reports.store;

import java.time.Instant;
import java.time.LocalDate;
import org.palermo.reports.figures.PostingLine;

/** How a posting is read: the columns of {@code posting-lines.sql}, in their order. */
final class PostingLines {

    private PostingLines() {}

    static PostingLine of(Row row) {
        return new PostingLine(
                row.getString(1),
                LocalDate.ofEpochDay(row.getLong(2)),
                LocalDate.ofEpochDay(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                row.isNull(12) ? null : row.getLong(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getLong(16),
                row.getLong(17),
                Instant.ofEpochMilli(row.getLong(18)),
                row.getString(19));
    }
}
