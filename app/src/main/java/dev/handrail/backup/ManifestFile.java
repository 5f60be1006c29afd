package dev.handrail.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The JSON of a manifest. */
public final class ManifestFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A later version may say more; what this one knows is what it reads.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ManifestFile() {}

    public static String write(Manifest manifest) {
        try {
            return JSON.writeValueAsString(manifest) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("A manifest is made of texts, numbers and times.", e);
        }
    }

    /** Reads a manifest; the name is what a person is told when it is not one. */
    public static Manifest read(byte[] json, String name) throws OperationFailed {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (manifest == null || !Manifest.FORMAT.equals(manifest.format())) {
                throw OperationFailed.refused(Words.of("backup.manifest.read", name))
                        .cameBack(Words.of("backup.manifest.format", Manifest.FORMAT))
                        .next(Words.of("backup.manifest.next"))
                        .build();
            }
            return manifest;
        } catch (IOException e) {
            throw OperationFailed.refused(Words.of("backup.manifest.read", name))
                    .next(Words.of("backup.manifest.next"))
                    .because(e);
        }
    }

    public static Manifest read(String json, String name) throws OperationFailed {
        return read(json.getBytes(StandardCharsets.UTF_8), name);
    }
}
