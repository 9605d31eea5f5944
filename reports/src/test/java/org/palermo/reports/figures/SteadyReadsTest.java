package org.palermo.reports.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SteadyReadsTest {

    private static final LocalDate DAY = LocalDate.of(2016, 3, 31);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private String kept = "D-2";

    private final SteadyReads reads = new SteadyReads(
            new ListedLedger(List.of()) {
                @Override
                public List<Interval> intervals(String account, @Nullable LocalDate knownOn, LocalDate until) {
                    asked.add(account + " " + knownOn + " " + until);
                    return List.of();
                }
            },
            knownOn -> {
                asked.add("identities " + knownOn);
                return Identities.of(List.of(new Merge("donor", "D-1", kept, "I-1", "", "")));
            });

    @Test
    void aReportReadsOnceWhatItAsksTwice() {
        reads.begin();

        reads.identities().identities(null);
        reads.ledger().identities(null);
        reads.ledger().intervals("fund.received", null, DAY);
        reads.ledger().intervals("fund.received", null, DAY);

        assertEquals(List.of("identities null", "fund.received null 2016-03-31"), asked);
    }

    @Test
    void otherWordsAreAnotherQuestion() {
        reads.identities().identities(null);
        reads.identities().identities(DAY);
        reads.ledger().intervals("fund.received", null, DAY);
        reads.ledger().intervals("fund.received", DAY, DAY);
        reads.ledger().intervals("fund.received", null, DAY.plusDays(1));
        reads.ledger().intervals("fund.pledged", null, DAY);

        assertEquals(6, asked.size());
    }

    @Test
    void theNextReportReadsAnew() {
        String before = reads.identities().identities(null).counted("donor", "D-1");
        kept = "D-3";
        String still = reads.identities().identities(null).counted("donor", "D-1");
        reads.begin();
        String after = reads.identities().identities(null).counted("donor", "D-1");

        assertEquals(List.of("D-2", "D-2", "D-3"), List.of(before, still, after));
    }

    @Test
    void manyWhoAskAtTheSameTimeShareOneRead() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(8);
        Remembered<String, Integer> remembered = new Remembered<>(word -> {
            await(all); // until everyone has asked, or is about to
            asked.add(word);
            return word.length();
        });

        List<Reading<Integer>> readings = IntStream.range(0, 8)
                .mapToObj(_ -> Reading.begin(() -> {
                    all.countDown();
                    return remembered.of("word");
                }))
                .toList();

        readings.forEach(reading -> assertEquals(4, reading.get()));
        assertEquals(List.of("word"), asked);
    }

    @Test
    void aFaultIsToldToEveryoneUntilItIsForgotten() {
        boolean[] away = {true};
        Remembered<String, Integer> remembered = new Remembered<>(word -> {
            if (away[0]) {
                throw new IllegalStateException("away");
            }
            return word.length();
        });

        assertThrows(IllegalStateException.class, () -> remembered.of("word"));
        away[0] = false;
        assertThrows(IllegalStateException.class, () -> remembered.of("word"));
        remembered.forget();
        assertEquals(4, remembered.of("word"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
