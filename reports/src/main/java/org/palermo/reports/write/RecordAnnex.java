package org.palermo.reports.write;

import java.util.List;
import java.util.Map;

/**
 * The records behind a document's figures.
 *
 * @param blocks for readers: the first records of each figure, a table each
 * @param places where each figure's table is, by the figure's id
 * @param whole for spreadsheets: all records of all figures in one table
 */
public record RecordAnnex(List<Document.Block> blocks, Map<String, Document.Records> places, Table whole) {

    public RecordAnnex {
        blocks = List.copyOf(blocks);
        places = Map.copyOf(places);
    }
}
