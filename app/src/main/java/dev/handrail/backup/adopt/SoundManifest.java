package dev.handrail.backup.adopt;

import dev.handrail.backup.Besides;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.Sorting;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a manifest that somebody may have written by hand, or to do harm, says all that the program relies on. A file's
 * name in it becomes a path, and its texts become commands that are shown.
 */
final class SoundManifest {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}(?:[^0-9].*)?");
    private static final Pattern PROGRAM = Pattern.compile("[^0-9]*[0-9]{1,4}(?:[^0-9].*)?");
    private static final int LONGEST_NAME = 200;
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private SoundManifest() {}

    /** @param file beside which it lies */
    static boolean is(Manifest manifest, String file) {
        return text(manifest.id())
                && ID.matcher(manifest.id()).matches()
                && name(manifest.server())
                && text(manifest.environment())
                && source(manifest.source())
                && time(manifest.taken())
                && manifest.tools() != null
                && text(manifest.tools().dump())
                && text(manifest.tools().compression())
                && versions(manifest)
                && manifest.artifact() != null
                && artifact(manifest.artifact(), file)
                && manifest.tables().stream().allMatch(t -> called(t.schema()) && called(t.table()) && t.rows() >= 0)
                && manifest.objects().stream().allMatch(o -> text(o.kind()))
                && manifest.sequences().stream().allMatch(s -> called(s.schema()) && called(s.sequence()))
                && manifest.notes().stream().allMatch(Objects::nonNull);
    }

    /** They are compared with those of servers and of programs. */
    private static boolean versions(Manifest manifest) {
        return !manifest.source().kind().equals("postgresql")
                || VERSION.matcher(manifest.source().version()).matches()
                        && PROGRAM.matcher(manifest.tools().dump()).matches();
    }

    private static boolean source(Manifest.Source source) {
        return source != null
                && name(source.kind())
                && name(source.name())
                && Stream.of(
                                source.origin(),
                                source.version(),
                                source.encoding(),
                                source.collate(),
                                source.characterType(),
                                source.owner())
                        .allMatch(SoundManifest::text)
                && (source.sorting() == null || sorting(source.sorting()))
                && (source.besides() == null || besides(source.besides()));
    }

    /** A setting or a comment may have several lines. */
    private static boolean besides(Besides besides) {
        List<Besides.Grant> grants = besides.grants() == null ? List.of() : besides.grants();
        return calledIfAny(besides.comment())
                && grants.stream().allMatch(it -> text(it.privilege()) && calledIfAny(it.to()))
                && besides.settings().stream().allMatch(it -> called(it.setting()) && calledIfAny(it.role()));
    }

    private static boolean calledIfAny(@Nullable String value) {
        return value == null || called(value);
    }

    private static boolean sorting(Sorting sorting) {
        return name(sorting.provider()) && (sorting.locale() == null || text(sorting.locale()));
    }

    private static boolean artifact(Artifact artifact, String file) {
        return file.equals(artifact.file())
                && plainName(file)
                && name(artifact.form())
                && artifact.compression() != null
                && artifact.bytes() >= 0
                && artifact.storedBytes() >= 0
                && text(artifact.sha256())
                && SHA256.matcher(artifact.sha256()).matches()
                && artifact.encryption().stream().allMatch(SoundManifest::text);
    }

    /** One that leads nowhere else, wherever it is used. */
    static boolean plainName(String file) {
        return name(file)
                && !file.startsWith(".")
                && !file.startsWith("-")
                && file.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':');
    }

    private static boolean time(Instant taken) {
        return taken != null && taken.isAfter(EARLIEST) && taken.isBefore(LATEST);
    }

    private static boolean name(String value) {
        return text(value) && !value.isBlank() && value.length() <= LONGEST_NAME;
    }

    /** What lies in a database is called what somebody wanted, control characters and all; only NUL no database takes. */
    private static boolean called(String value) {
        return value != null && value.indexOf('\0') < 0;
    }

    private static boolean text(String value) {
        return value != null && value.chars().noneMatch(Character::isISOControl);
    }
}
