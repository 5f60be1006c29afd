package dev.handrail.backup.offers;

import dev.handrail.backup.Manifest;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that bring back, into the directory one stands in, what no database is: files, a repository, a script's own.
 *
 * @param unpack what writes the artifact to its stdout, without its compression
 */
record StockUnpacking(Manifest manifest, Command unpack) {
    /** Takes an archive apart that it reads, as it was; it has to be told where. */
    static final List<String> TAR =
            List.of("tar", "--extract", "--file=-", "--numeric-owner", "--preserve-permissions", "--acls", "--xattrs");

    private static final String RESTORED = "_restored";

    List<StockStep> steps() {
        return switch (manifest.artifact().form()) {
            case "bundle" -> repository();
            case "file" -> asItWas();
            default -> files();
        };
    }

    private List<StockStep> files() {
        String into = "./" + name(manifest) + RESTORED;
        List<String> tar = new ArrayList<>(TAR);
        tar.add("--directory=" + into);
        return List.of(
                StockStep.of(Words.of("backup.commands.directory"), Command.of("mkdir", "--", into)),
                StockStep.of(
                        Words.of("backup.commands.files"), Pipeline.of(unpack).pipe(Command.of(tar))));
    }

    private List<StockStep> repository() {
        String bundle = "./" + name(manifest) + ".bundle";
        String into = "./" + name(manifest) + RESTORED + ".git";
        return List.of(
                StockStep.of(
                        Words.of("backup.commands.bundle"), Pipeline.of(unpack).pipe(writing(bundle))),
                StockStep.of(
                        Words.of("backup.commands.repository"),
                        Command.of("git", "clone", "--mirror", "--", bundle, into)));
    }

    /** One that leads into no other folder. */
    private static String name(Manifest manifest) {
        return manifest.source().name().replace('/', '_');
    }

    private List<StockStep> asItWas() {
        String origin = manifest.source().origin();
        String into = "./" + origin.substring(origin.lastIndexOf('/') + 1);
        return List.of(StockStep.of(
                Words.of("backup.commands.file"), Pipeline.of(unpack).pipe(writing(into))));
    }

    private static Command writing(String to) {
        return Command.of("dd", "bs=65536", "of=" + to);
    }
}
