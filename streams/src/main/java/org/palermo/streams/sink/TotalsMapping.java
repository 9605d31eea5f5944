package org.palermo.streams.sink;

import java.util.List;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Decoded;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

/** A totals record as a row: the new version of a cell, or how far the cells of an input partition go. */
public final class TotalsMapping implements Mapping {

    private final AvroCodec<TotalsRecord> totals;

    public TotalsMapping(Topics topics, Registry registry) {
        totals = new AvroCodec<>(topics.totals(), registry);
    }

    @Override
    public Table pointer() {
        return Table.COVERAGE;
    }

    @Override
    public List<Row> rows(int partition, long offset, byte[] value) {
        return switch (totals.decode(value)) {
            case Decoded.Readable<TotalsRecord>(TotalsRecord read) -> List.of(row(read, partition, offset));
            case Decoded.Corrupt<TotalsRecord>(String detail) ->
                throw new IllegalStateException(
                        "the totals' record " + partition + "/" + offset + " is none: " + detail);
        };
    }

    /** The row of a record that lies at an offset of a partition of the totals. */
    static Row row(TotalsRecord totals, int partition, long offset) {
        TotalCell cell = totals.getCell();
        if (cell == null) {
            return Row.of(
                    Table.COVERAGE,
                    totals.getTopic(),
                    (long) totals.getPartition(),
                    totals.getCoveredOffset(),
                    (long) partition,
                    offset);
        }
        return Row.of(
                Table.TOTALS,
                cell.getAccount(),
                cell.getOccurredFrom(),
                cell.getOccurredTo(),
                cell.getProgramme(),
                cell.getJurisdiction(),
                cell.getRegion(),
                cell.getCategory(),
                cell.getParty(),
                cell.getUnit(),
                cell.getEvidence(),
                totals.getTopic(),
                (long) totals.getPartition(),
                cell.getQuantity(),
                cell.getPostings(),
                totals.getCoveredOffset(),
                (long) partition,
                offset);
    }
}
