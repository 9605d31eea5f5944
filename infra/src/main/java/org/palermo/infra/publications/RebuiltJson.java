package org.palermo.infra.publications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.palermo.reports.publications.Digests;
import org.palermo.reports.publications.Manifest;

/** What came of a rebuild, for other programs. */
public final class RebuiltJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RebuiltJson() {}

    /** An object with {@code same}, and two arrays, {@code differences} and {@code files}. */
    public static String write(Manifest manifest, Rebuilding.Rebuilt rebuilt) {
        ObjectNode root = JSON.createObjectNode();
        root.put("id", manifest.id());
        root.put("same", rebuilt.isSame());
        ArrayNode differences = root.putArray("differences");
        for (Deviation deviation : rebuilt.deviations()) {
            differences
                    .addObject()
                    .put("sort", deviation.sort().code())
                    .put("difference", deviation.sort().isDifference())
                    .put("what", deviation.what())
                    .put("published", deviation.published())
                    .put("now", deviation.now());
        }
        ArrayNode files = root.putArray("files");
        rebuilt.files()
                .forEach(
                        file -> files.addObject().put("file", file.file()).put("sha256", Digests.sha256(file.bytes())));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
