package org.palermo.reports.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.palermo.reports.wording.Messages;

/**
 * A document's tables as CSV files with a description for programs: a Frictionless Data Package, version 2. No licence is
 * stated, as none is known.
 */
final class DataPackage {

    private static final String PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json";
    private static final String RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json";
    private static final String SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json";

    private final Document document;
    private final Messages messages;
    private final List<Resource> resources = new ArrayList<>();

    /** One table with its file. */
    private record Resource(Table table, List<CsvColumn> columns, NamedFile file) {}

    private DataPackage(Document document) {
        this.document = document;
        this.messages = document.wording().messages();
        for (Table table : Tables.of(document)) {
            List<CsvColumn> columns = CsvColumn.of(table, messages);
            resources.add(new Resource(table, columns, NamedFile.text(table.id() + ".csv", Csv.of(table, columns))));
        }
    }

    /** The description, {@code datapackage.json}, and a CSV for each table. */
    static List<NamedFile> of(Document document) {
        DataPackage all = new DataPackage(document);
        List<NamedFile> files = new ArrayList<>();
        files.add(NamedFile.text("datapackage.json", Json.text(all::describe)));
        all.resources.forEach(resource -> files.add(resource.file()));
        return List.copyOf(files);
    }

    private void describe(JsonGenerator out) throws IOException {
        out.writeStringField("$schema", PACKAGE);
        out.writeStringField("name", "palermo");
        out.writeStringField("title", document.title());
        out.writeStringField("description", description());
        out.writeArrayFieldStart("languages");
        out.writeString(document.wording().language().tag());
        out.writeEndArray();
        out.writeArrayFieldStart("sources");
        out.writeStartObject();
        out.writeStringField("title", messages.text("data.source"));
        out.writeEndObject();
        out.writeEndArray();
        out.writeArrayFieldStart("resources");
        for (Resource resource : resources) {
            describe(out, resource);
        }
        out.writeEndArray();
    }

    /** What every reader must know: that it is a demonstration, what it answers, what it warns of. */
    private String description() {
        List<String> lines = new ArrayList<>();
        if (document.banner() != null) {
            lines.add(document.banner());
        }
        document.facts().forEach(fact -> lines.add(document.wording().labelled(fact.label(), fact.text())));
        for (Document.Block block : document.blocks()) {
            if (block instanceof Document.Paragraph paragraph) {
                lines.add(paragraph.text());
            }
        }
        lines.add(messages.text("data.guarded"));
        return String.join("\n", lines);
    }

    private void describe(JsonGenerator out, Resource resource) throws IOException {
        out.writeStartObject();
        out.writeStringField("$schema", RESOURCE);
        out.writeStringField("name", resource.table().id());
        out.writeStringField("title", resource.table().title());
        if (!resource.table().notes().isEmpty()) {
            out.writeStringField(
                    "description", resource.table().notes().stream().collect(Collectors.joining("\n")));
        }
        out.writeStringField("type", "table");
        out.writeStringField("path", resource.file().name());
        out.writeStringField("format", "csv");
        out.writeStringField("mediatype", Format.CSV.mediaType());
        out.writeStringField("encoding", "utf-8");
        out.writeNumberField("bytes", resource.file().bytes().length);
        out.writeStringField("hash", "sha256:" + sha256(resource.file().bytes()));
        out.writeObjectFieldStart("dialect");
        out.writeStringField("delimiter", ",");
        out.writeStringField("lineTerminator", "\r\n");
        out.writeBooleanField("header", true);
        out.writeEndObject();
        out.writeObjectFieldStart("schema");
        out.writeStringField("$schema", SCHEMA);
        out.writeArrayFieldStart("fields");
        for (CsvColumn column : resource.columns()) {
            out.writeStartObject();
            out.writeStringField("name", column.heading());
            out.writeStringField("title", column.heading());
            out.writeStringField("type", column.type());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("missingValues");
        out.writeString("");
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
