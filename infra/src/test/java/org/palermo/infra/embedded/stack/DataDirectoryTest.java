package org.palermo.infra.embedded.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.infra.embedded.process.ChildJvm;

class DataDirectoryTest {

    private static final Addresses ADDRESSES = new Addresses("127.0.0.1:1", "http://r", "jdbc:clickhouse://c");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Takes the directory and keeps it, or says why not. */
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            try {
                DataDirectory held = DataDirectory.open(Path.of(arguments[0]));
                if (arguments.length > 1) {
                    held.announce(ADDRESSES, 4);
                }
                System.out.println("HELD");
                new CountDownLatch(1).await();
            } catch (DataDirectoryInUse e) {
                System.out.println("REFUSED " + e.getMessage());
            }
        }
    }

    /** Looks again and again whether a stack runs on the directory, as commands do that are given it. */
    static final class Looker {
        public static void main(String[] arguments) {
            System.out.println("LOOKING");
            while (true) {
                if (DataDirectory.running(Path.of(arguments[0])).isPresent()) {
                    System.out.println("RUNNING");
                }
            }
        }
    }

    /** Starts again and again where an earlier stack was killed, and never gets as far as to announce anything. */
    static final class Starter {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            Path left = folder.resolve("running.properties");
            Path kept = Files.copy(left, folder.resolve("kept"));
            System.out.println("STARTING");
            while (true) {
                Path copy = Files.copy(kept, folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, left, StandardCopyOption.ATOMIC_MOVE);
                DataDirectory.open(folder).close();
            }
        }
    }

    @Test
    void is_made_where_it_does_not_exist() {
        try (DataDirectory data = DataDirectory.open(folder.resolve("a/b"))) {
            assertTrue(Files.isDirectory(data.path()));
            assertEquals(folder.resolve("a/b/kafka"), data.resolve("kafka"));
        }
    }

    @Test
    void a_file_is_none() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        UncheckedIOException fault = assertThrows(UncheckedIOException.class, () -> DataDirectory.open(file));

        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("the data directory " + file + " cannot be used: "),
                fault.getMessage());
    }

    @Test
    void another_process_is_refused_with_the_pid_of_the_first() {
        String own = Long.toString(ProcessHandle.current().pid());
        try (DataDirectory data = DataDirectory.open(folder);
                ChildJvm other = ChildJvm.start(Holder.class, folder)) {
            assertEquals(folder, data.path());
            assertEquals("the data directory " + folder + " is in use by process " + own, other.await("REFUSED"));
        }
    }

    @Test
    void what_another_process_holds_is_refused_here_until_it_is_killed() {
        try (ChildJvm other = ChildJvm.start(Holder.class, folder, "announce")) {
            other.await("HELD");
            DataDirectoryInUse refused = assertThrows(DataDirectoryInUse.class, () -> DataDirectory.open(folder));
            assertEquals(
                    "the data directory " + folder + " is in use by process "
                            + other.handle().pid(),
                    refused.getMessage());
            assertEquals(Optional.of(ADDRESSES), DataDirectory.running(folder));

            other.kill();

            assertEquals(Optional.empty(), DataDirectory.running(folder));
            DataDirectory.open(folder).close();
        }
    }

    @Test
    void who_looks_is_not_taken_for_a_stack_that_runs_and_does_not_keep_one_from_starting() {
        try (ChildJvm killed = ChildJvm.start(Holder.class, folder, "announce")) {
            killed.await("HELD");
            killed.kill();
        }
        try (ChildJvm looker = ChildJvm.start(Looker.class, folder)) {
            looker.await("LOOKING");
            for (int i = 0; i < 2_000; i++) {
                assertEquals(Optional.empty(), DataDirectory.running(folder), "look " + i);
            }
            for (int i = 0; i < 200; i++) {
                DataDirectory.open(folder).close();
            }
        }
    }

    /** What a killed one announced lies there until the next one has the lock, and a moment longer. */
    @Test
    void one_that_starts_is_not_taken_for_the_one_that_was_killed() {
        try (ChildJvm killed = ChildJvm.start(Holder.class, folder, "announce")) {
            killed.await("HELD");
            killed.kill();
        }
        try (ChildJvm starter = ChildJvm.start(Starter.class, folder)) {
            starter.await("STARTING");
            for (int i = 0; i < 5_000; i++) {
                assertEquals(Optional.empty(), DataDirectory.running(folder), "look " + i);
            }
        }
    }

    /** A process gives up its lock on a file when it closes any channel on it, so to look must not open one. */
    @Test
    void who_looks_from_within_the_process_does_not_give_the_lock_up() {
        try (DataDirectory data = DataDirectory.open(folder)) {
            data.announce(ADDRESSES, 4);
            assertThrows(DataDirectoryInUse.class, () -> DataDirectory.open(folder));
            assertThrows(
                    DataDirectoryInUse.class, () -> DataDirectory.open(folder.resolve("../" + folder.getFileName())));
            assertEquals(Optional.of(ADDRESSES), DataDirectory.running(folder));

            try (ChildJvm other = ChildJvm.start(Holder.class, folder)) {
                assertTrue(other.await("REFUSED").startsWith("the data directory " + folder + " is in use"));
            }
        }
    }

    @Test
    void addresses_are_told_from_the_announcement_to_the_end() {
        assertEquals(Optional.empty(), DataDirectory.running(folder));
        assertEquals(Optional.empty(), DataDirectory.running(folder.resolve("nothing")));
        try (DataDirectory data = DataDirectory.open(folder)) {
            assertEquals(Optional.empty(), DataDirectory.running(folder));
            data.announce(ADDRESSES, 4);
            assertEquals(Optional.of(ADDRESSES), DataDirectory.running(folder));
        }
        assertEquals(Optional.empty(), DataDirectory.running(folder));
    }

    @Test
    void ports_are_remembered() {
        List<String> services = List.of("kafka", "kafka-controller", "registry", "registry-management", "clickhouse");
        List<Integer> first;
        try (DataDirectory data = DataDirectory.open(folder)) {
            first = services.stream().map(data::port).toList();
        }
        assertEquals(services.size(), new HashSet<>(first).size());
        try (DataDirectory data = DataDirectory.open(folder)) {
            assertEquals(first, services.stream().map(data::port).toList());
        }
    }

    /** Linux gives outgoing connections ports from 32768, other systems from 49152. */
    @Test
    void ports_are_none_that_a_system_gives_to_outgoing_connections() {
        try (DataDirectory data = DataDirectory.open(folder)) {
            for (int i = 0; i < 50; i++) {
                int port = data.port("service " + i);
                assertTrue(port >= 1024 && port < 32_768, "port " + port);
            }
        }
    }

    @Test
    void a_remembered_port_that_is_taken_gives_another_which_is_remembered_instead() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            int before = data.port("kafka");
            int other = data.port("registry");
            int after;
            try (ServerSocket someone = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
                assertTrue(someone.isBound());
                after = data.port("kafka");
            }
            assertEquals(3, Set.of(before, other, after).size());
            assertEquals(after, data.port("kafka"));
        }
    }

    @Test
    void no_service_gets_the_port_of_another_that_is_not_up_yet() {
        SplittableRandom twice = new SplittableRandom(1);
        int first;
        try (DataDirectory data = DataDirectory.open(folder, twice)) {
            first = data.port("kafka");
        }
        try (DataDirectory data = DataDirectory.open(folder, new SplittableRandom(1))) {
            assertNotEquals(first, data.port("registry"));
        }
    }

    @Test
    void a_port_that_is_no_number_is_replaced() throws Exception {
        Files.writeString(folder.resolve("ports.properties"), "kafka=here\nregistry=99999\n");
        try (DataDirectory data = DataDirectory.open(folder)) {
            assertTrue(data.port("kafka") > 1024);
            assertTrue(data.port("registry") > 1024);
        }
    }
}
