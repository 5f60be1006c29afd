package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an archive lists later, put beside what was listed while it was written. */
class ArchiveListingTest {
    private static final String HASH = "ab".repeat(32);
    private static final String SUMS = "handrail-archive 0 2 1 1 0 0 700";

    private static Manifest written(String sums, String hash) {
        ArchiveReport report = new ArchiveReport();
        report.hears(sums);
        report.hears("handrail-archive-list " + hash + " *stdin");
        return Manifests.of("files", "tar", List.of(), report.objects());
    }

    private static ArchiveListing listing(String... lines) {
        ArchiveListing listing = new ArchiveListing();
        for (String line : lines) {
            assertThat(listing.hears(line)).isTrue();
        }
        return listing;
    }

    @Test
    void whatIsListedTheSameIsTheSame() {
        Manifest manifest = written(SUMS, HASH);
        assertThat(listing(SUMS, "handrail-archive-list " + HASH + "  -").differing(manifest))
                .isEmpty();
        assertThat(ArchiveListing.found(manifest)).contains("4");
    }

    @Test
    void eachKindOfWhichThereAreMoreOrLessIsNamed() {
        Manifest manifest = written(SUMS, HASH);
        assertThat(listing("handrail-archive 0 3 1 0 0 0 700", "handrail-archive-list " + HASH)
                        .differing(manifest))
                .containsExactly("files: 3 of 2", "links: 0 of 1");
        assertThat(listing(SUMS.replace("700", "701")).differing(manifest)).containsExactly("bytes: 701 of 700");
    }

    @Test
    void wherePlentyIsTheSameANameThatIsAnotherIsFoundByTheHash() {
        String other = "handrail-archive-list " + HASH.replace('a', 'c');
        assertThat(listing(SUMS, other).differing(written(SUMS, HASH))).hasSize(1);
        assertThat(listing(SUMS).differing(written(SUMS, HASH)))
                .as("a machine without a program that hashes compares what it can")
                .isEmpty();
    }

    @Test
    void whatWasNeverListedCannotBeCompared() {
        Manifest unlisted = Manifests.of("files", "tar", List.of(), List.of(new Manifest.Objects("entries", 4)));
        assertThat(ArchiveListing.listed(unlisted)).isEmpty();
        assertThat(ArchiveListing.listed(written(SUMS, HASH)).map(Manifest.Objects::hash))
                .contains(HASH);
    }

    @Test
    void anotherLineIsForOthers() {
        assertThat(new ArchiveListing().hears("tar: something else")).isFalse();
        assertThat(new ArchiveListing().hears("handrail-archive 0 1")).isFalse();
    }
}
