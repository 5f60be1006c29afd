package dev.handrail.practice;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the machine must have for practising: the client programs of PostgreSQL. zstd makes backups smaller, but gzip
 * stands in for it.
 *
 * @param missing the Debian packages that bring what is missing
 * @param worthHaving the Debian packages without which it works less well
 */
public record Needs(List<String> missing, List<String> worthHaving) {
    private static final List<String> CLIENTS = List.of("pg_dump", "pg_restore");

    public Needs {
        missing = List.copyOf(missing);
        worthHaving = List.copyOf(worthHaving);
    }

    /** What this machine lacks. */
    public static Needs ofThisMachine() {
        List<Path> path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return in(
                Stream.concat(PostgresClients.newest().stream(), path.stream()).toList());
    }

    static Needs in(List<Path> folders) {
        boolean clients = CLIENTS.stream().allMatch(program -> has(folders, program));
        return new Needs(
                clients ? List.of() : List.of("postgresql-client"), has(folders, "zstd") ? List.of() : List.of("zstd"));
    }

    public boolean areMet() {
        return missing.isEmpty();
    }

    /** Refuses where something is missing, with what brings it. */
    public void require() throws OperationFailed {
        if (!areMet()) {
            throw OperationFailed.unreachable(Words.of("practice.needs", String.join(", ", missing)))
                    .next(Words.of("practice.needs.next", command()))
                    .build();
        }
    }

    /** What a person types on Debian or Ubuntu to get all of it. */
    public String command() {
        return "sudo apt-get install -y "
                + String.join(
                        " ",
                        Stream.concat(missing.stream(), worthHaving.stream()).toList());
    }

    private static boolean has(List<Path> folders, String program) {
        return folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }
}
