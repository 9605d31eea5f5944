package org.palermo.infra.sink;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.CaseEvent;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.journal.JournalEntry;
import org.palermo.schemas.journal.Posting;
import org.palermo.schemas.journal.TotalCell;
import org.palermo.schemas.journal.TotalsRecord;
import org.palermo.schemas.serdes.AvroCodec;
import org.palermo.schemas.serdes.Registry;
import org.palermo.schemas.topics.Topics;

/** What the ledger would write to the journal and the totals, for the sink to read. */
final class SinkFeed {

    static final TopicPartition CASES = new TopicPartition("palermo.cases", 0);

    /** How many outcomes, postings and cases the tables show, and the cases that the totals have. */
    static final String STATE = "SELECT (SELECT count() FROM outcomes), (SELECT count() FROM postings),"
            + " (SELECT sum(quantity) FROM postings), (SELECT sum(quantity) FROM totals)";

    private static final LocalDate FIRST = LocalDate.of(2015, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2015, 3, 31);

    private final String bootstrapServers;
    private final Topics topics;
    private final Registry registry;

    SinkFeed(String bootstrapServers, Topics topics, Registry registry) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.registry = registry;
    }

    /** One case an input, as the ledger would put it down; a new version of the one cell after every tenth. */
    void publish(long from, long to, boolean commit) {
        AvroCodec<JournalEntry> journal = new AvroCodec<>(topics.journal(), registry);
        AvroCodec<TotalsRecord> totals = new AvroCodec<>(topics.totals(), registry);
        AvroCodec<CaseEvent> cases = new AvroCodec<>(topics.ofKind("case").orElseThrow(), registry);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "ledger"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (long offset = from; offset < to; offset++) {
                byte[] event = cases.encode(event(offset));
                send(producer, topics.journal().name(), journal.encode(entry(offset, event)));
                if (offset % 10 == 9) {
                    send(producer, topics.totals().name(), totals.encode(cell(offset)));
                    send(
                            producer,
                            topics.totals().name(),
                            totals.encode(mark(offset).build()));
                }
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, byte[] value) {
        producer.send(new ProducerRecord<>(topic, CASES.partition(), null, value));
    }

    private static CaseEvent event(long offset) {
        return CaseEvent.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId("E-" + offset)
                        .setKind("case")
                        .setEntityId("C-" + offset)
                        .setRecordedAt(SinkRows.KNOWN)
                        .setEvidence("documented")
                        .build())
                .setBody(CaseBrief.newBuilder()
                        .setJurisdiction("SRB")
                        .setAdded("2015-03")
                        .build())
                .build();
    }

    private static JournalEntry entry(long offset, byte[] event) {
        return JournalEntry.newBuilder()
                .setTopic(CASES.topic())
                .setPartition(CASES.partition())
                .setOffset(offset)
                .setPublishedAt(Instant.EPOCH)
                .setOutcome("posted")
                .setKind("case")
                .setEntityId("C-" + offset)
                .setEventId("E-" + offset)
                .setRevision(1)
                .setKnownAt(SinkRows.KNOWN)
                .setEvent(ByteBuffer.wrap(event))
                .setPostings(List.of(Posting.newBuilder()
                        .setOrdinal(0)
                        .setAccount("cases")
                        .setOccurredFrom(FIRST)
                        .setOccurredTo(LAST)
                        .setJurisdiction("SRB")
                        .setQuantity(1)
                        .setUnit("case")
                        .setEvidence("documented")
                        .build()))
                .build();
    }

    private static TotalsRecord.Builder mark(long offset) {
        return TotalsRecord.newBuilder()
                .setTopic(CASES.topic())
                .setPartition(CASES.partition())
                .setCoveredOffset(offset);
    }

    private static TotalsRecord cell(long offset) {
        return mark(offset)
                .setCell(TotalCell.newBuilder()
                        .setAccount("cases")
                        .setOccurredFrom(FIRST)
                        .setOccurredTo(LAST)
                        .setProgramme("")
                        .setJurisdiction("SRB")
                        .setRegion("039")
                        .setCategory("")
                        .setParty("")
                        .setUnit("case")
                        .setEvidence("documented")
                        .setQuantity(offset + 1)
                        .setPostings(offset + 1)
                        .build())
                .build();
    }
}
