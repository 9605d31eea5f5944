package org.palermo.producers.registers.jsonl;

/** What a JSON field should have held; messages choose their words by the name. */
enum Expected {
    TEXT,
    DECIMAL,
    NUMBER,
    YES_NO,
    LIST,
    NUMBERS,
    BREAKDOWN,
    ID
}
