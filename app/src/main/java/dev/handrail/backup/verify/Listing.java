package dev.handrail.backup.verify;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.TempFolder;
import dev.handrail.backup.source.ArchiveListing;
import dev.handrail.backup.source.Contents;
import dev.handrail.backup.source.MySqlListing;
import dev.handrail.backup.source.References;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the list of what is in an artifact is had, and put beside what the manifest says.
 *
 * @param decoding what prints it
 * @param hears takes what is told of it on stderr
 * @param differing what of the list that was printed is not as it was
 * @param found what was found where nothing differs, for a person
 */
record Listing(Decoding decoding, Predicate<String> hears, Function<String, List<String>> differing, String found) {
    /** Empty for forms that have none, and where nothing was listed when it was taken. */
    static Optional<Listing> of(Manifest manifest) {
        boolean nothing = manifest.tables().isEmpty() && manifest.objects().isEmpty();
        return switch (manifest.artifact().form()) {
            case "custom", "directory", "plain", "sql" -> nothing ? Optional.empty() : Optional.of(database(manifest));
            case "tar" -> ArchiveListing.listed(manifest).map(listed -> archive(manifest));
            case "bundle" ->
                References.listed(manifest)
                        .map(listed -> new Listing(
                                Decoding.script("git", References.script(TempFolder.SCRIPT)),
                                line -> false,
                                list -> References.differing(list, manifest),
                                References.found(manifest)));
            default -> Optional.empty();
        };
    }

    private static Listing database(Manifest manifest) {
        return new Listing(
                Decoding.listing(manifest.artifact()),
                line -> false,
                list -> switch (manifest.artifact().form()) {
                    case "sql" -> MySqlListing.missing(list, manifest);
                    case "plain" -> missing(Contents.ofRemarks(list), manifest);
                    default -> missing(Contents.of(list), manifest);
                },
                Contents.found(manifest.tables(), manifest.objects()));
    }

    private static List<String> missing(Contents contents, Manifest manifest) {
        return contents.missing(
                manifest.tables(), manifest.objects(), manifest.tools().dumpMajor());
    }

    private static Listing archive(Manifest manifest) {
        ArchiveListing archive = new ArchiveListing();
        return new Listing(
                Decoding.script("tar", ArchiveListing.script()),
                archive::hears,
                list -> archive.differing(manifest),
                ArchiveListing.found(manifest));
    }
}
