package org.palermo.streams.sink;

import java.util.List;

/** From a record's value to the rows it stands for. */
public interface Mapping {

    /** The table whose highest offset of a partition says where to resume; written last. */
    Table pointer();

    /**
     * The rows of one record.
     *
     * @throws org.palermo.schemas.serdes.RegistryUnavailable where its schema is not known yet and cannot be fetched
     * @throws IllegalStateException where the value is no record of the topic, which only a fault of ours can cause
     */
    List<Row> rows(int partition, long offset, byte[] value);
}
