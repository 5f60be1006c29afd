package dev.handrail.backup.offers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.backup.Besides;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Sequence;
import dev.handrail.backup.Sorting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is written down of the manifest's keys is all of them, and no other. */
class ManifestFormatTest {
    private static final Manifest FULL = new Manifest(
            Manifest.FORMAT,
            "20261121-020000-abc",
            "Parish office",
            "production",
            new Manifest.Source(
                    "postgresql",
                    "chms",
                    "chms",
                    "16.4",
                    "UTF8",
                    "C",
                    "C",
                    "chms_user",
                    new Sorting("icu", "fi-FI", "& V < w"),
                    9L,
                    new Besides(
                            -1,
                            "of the parish",
                            List.of(new Besides.Grant("CONNECT", "chms_user", false)),
                            List.of(new Besides.Setting("chms_user", "TimeZone=UTC")))),
            Instant.parse("2026-11-21T02:00:00Z"),
            12,
            new Manifest.Tools("pg_dump 15.8", "zstd"),
            new Manifest.Artifact(
                    "chms-20261121-020000-abc.dump.zst",
                    "custom",
                    Compression.ZSTD,
                    3,
                    2,
                    "ab",
                    "cd",
                    List.of("age1x")),
            List.of(new Manifest.TableRows("public", "members", 7, "hashtextextended:1")),
            List.of(new Manifest.Objects("large objects", 1, "ef")),
            List.of("a note"),
            "20261121-015959-xyz",
            5L,
            List.of(new Sequence("public", "members_id_seq", 7, false)));

    @Test
    void everyKeyThatIsWrittenIsExplainedAndNoOther() throws Exception {
        Set<String> written = new TreeSet<>();
        gather("", new ObjectMapper().readTree(ManifestFile.write(FULL)), written);

        assertThat(ManifestFormat.keys().keySet()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void nothingThatAManifestCanHoldIsLeftOutHere() {
        Set<String> known = new TreeSet<>();
        gather("", Manifest.class, known);

        assertThat(ManifestFormat.keys().keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void eachIsExplained() {
        assertThat(ManifestFormat.keys().values())
                .allSatisfy(said -> assertThat(said).isNotBlank());
        assertThat(ManifestFormat.lines()).first().asString().startsWith("# What stands in a manifest");
    }

    private static void gather(String before, JsonNode node, Set<String> keys) {
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            JsonNode inner = value.isArray() ? value.path(0) : value;
            if (!value.isObject()) {
                keys.add(before + entry.getKey());
            }
            gather(before + entry.getKey() + ".", inner, keys);
        });
    }

    private static void gather(String before, Class<?> kind, Set<String> keys) {
        for (RecordComponent part : kind.getRecordComponents()) {
            String name = before + part.getName();
            if (!part.getType().isRecord()) {
                keys.add(name);
            }
            Type inner = part.getGenericType() instanceof ParameterizedType list
                    ? list.getActualTypeArguments()[0]
                    : part.getType();
            if (inner instanceof Class<?> held && held.isRecord()) {
                gather(name + ".", held, keys);
            }
        }
    }
}
