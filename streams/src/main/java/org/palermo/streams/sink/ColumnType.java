package org.palermo.streams.sink;

/** What a column of the sink's tables holds, and ClickHouse's name for it. */
enum ColumnType {
    /** Any text. */
    TEXT("String"),
    /** Text of which a table has few. */
    WORD("LowCardinality(String)"),
    /** A day, 1900-01-01 to 2299-12-31. */
    DAY("Date32"),
    /** To the millisecond. */
    MOMENT("DateTime64(3, 'UTC')"),
    MOMENT_OR_NULL("Nullable(DateTime64(3, 'UTC'))"),
    NUMBER("Int64"),
    NUMBER_OR_NULL("Nullable(Int64)"),
    /** 0 to 4,294,967,295. */
    COUNT("UInt32"),
    /** 0 or more. */
    OFFSET("UInt64"),
    OFFSET_OR_NULL("Nullable(UInt64)"),
    FLAG("Bool");

    private final String name;

    ColumnType(String name) {
        this.name = name;
    }

    /** As ClickHouse knows it. */
    String typeName() {
        return name;
    }
}
