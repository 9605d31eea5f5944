package org.palermo.streams.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.schemas.serdes.RegistryUnavailable;

class OutageTest {

    static Stream<Throwable> outages() {
        RegistryUnavailable registry = new RegistryUnavailable("the registry is away", new IOException("refused"));
        return Stream.of(
                registry,
                new StreamsException("while processing", registry),
                new StreamsException("while committing", new TimeoutException("60 s")),
                new NotEnoughReplicasException("1 of 2"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void what_waiting_mends(Throwable fault) {
        assertTrue(Outage.is(fault));
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new UnsatisfiedLinkError("no rocksdbjni"),
                new SaslAuthenticationException("wrong password"),
                new FencedInstanceIdException("another process has this name"),
                new MissingSourceTopicException("palermo.cases"),
                new UnknownTopicOrPartitionException("palermo.cases"),
                new CorruptRecordException("checksum"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_waiting_does_not_mend(Throwable fault) {
        assertFalse(Outage.is(new StreamsException(fault)));
    }

    @Test
    void a_broker_whose_name_nobody_knows_yet_is_away() {
        KafkaException unknown = Assertions.assertThrows(
                KafkaException.class,
                () -> Admin.create(Map.<String, Object>of("bootstrap.servers", "no-such-host.invalid:9092"))
                        .close());

        assertTrue(Outage.is(unknown), unknown::toString);
    }

    @Test
    void the_reason_is_the_outages_own_word() {
        assertEquals("60 s", Outage.reason(new StreamsException("while committing", new TimeoutException("60 s"))));
    }
}
