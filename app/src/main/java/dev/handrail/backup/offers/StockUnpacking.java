package dev.handrail.backup.offers;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** The commands that bring back, into the directory one stands in, what no database is: files, a repository, a script's own. */
final class StockUnpacking {
    private static final String RESTORED = "_restored";

    private final Manifest manifest;
    private final String file;

    /** @param file where the copy lies that is unpacked */
    StockUnpacking(Manifest manifest, String file) {
        this.manifest = manifest;
        this.file = file;
    }

    /** Nothing where it takes more than to unpack it. */
    List<String> lines() {
        return switch (manifest.artifact().form()) {
            case "tar" -> files();
            case "bundle" -> repository();
            case "file" -> asItWas();
            default -> List.of();
        };
    }

    private List<String> files() {
        String into = "./" + manifest.source().name() + RESTORED;
        return List.of(
                Words.of("backup.commands.directory"),
                CommandText.of(Command.of("mkdir", "--", into)),
                Words.of("backup.commands.files"),
                CommandText.of(unpacked()
                        .pipe(Command.of(
                                "tar",
                                "--extract",
                                "--file=-",
                                "--numeric-owner",
                                "--preserve-permissions",
                                "--acls",
                                "--xattrs",
                                "--directory=" + into))));
    }

    private List<String> repository() {
        String bundle = "./" + manifest.source().name() + ".bundle";
        String into = "./" + manifest.source().name() + RESTORED + ".git";
        return List.of(
                Words.of("backup.commands.bundle"),
                CommandText.of(unpacked().pipe(writing(bundle))),
                Words.of("backup.commands.repository"),
                CommandText.of(Command.of("git", "clone", "--mirror", "--", bundle, into)));
    }

    private List<String> asItWas() {
        String origin = manifest.source().origin();
        return List.of(
                Words.of("backup.commands.file"),
                CommandText.of(unpacked().pipe(writing("./" + origin.substring(origin.lastIndexOf('/') + 1)))));
    }

    private Pipeline unpacked() {
        Artifact artifact = manifest.artifact();
        List<String> unpack = new ArrayList<>(artifact.compression().unpack());
        unpack.add(file);
        return Pipeline.of(Command.of(unpack));
    }

    private static Command writing(String to) {
        return Command.of("dd", "bs=65536", "of=" + to);
    }
}
