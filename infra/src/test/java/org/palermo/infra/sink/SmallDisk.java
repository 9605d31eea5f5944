package org.palermo.infra.sink;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes in memory, which can be filled and be given its space back. */
final class SmallDisk implements AutoCloseable {

    private static final long LEFT = 512 * 1024;

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** Mounts it on a folder; where this user may not mount, the test is skipped, and says so. */
    static SmallDisk mount(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        String said;
        boolean mounted;
        try {
            Process mount = new ProcessBuilder(
                            "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
                    .redirectErrorStream(true)
                    .start();
            said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            mounted = mount.waitFor() == 0;
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
            mounted = false;
        }
        assumeTrue(mounted, "a full disk is tried only where a small one can be mounted: " + said);
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Leaves so little that ClickHouse, which sets a megabyte aside for each part, has no room for one. */
    void fill() throws IOException {
        FileStore store = Files.getFileStore(folder);
        byte[] piece = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (store.getUsableSpace() > LEFT) {
                out.write(piece);
            }
        }
    }

    void empty() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws Exception {
        new ProcessBuilder("umount", "--lazy", folder.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
