package dev.handrail.practice;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the machine must have for practising: the client programs of PostgreSQL. zstd makes backups smaller, but gzip
 * stands in for it.
 *
 * @param dump the version of pg_dump, 0 where nobody can tell
 * @param missing the Debian packages that bring what is missing
 * @param worthHaving the Debian packages without which it works less well
 * @param foreign what this machine is where the practice database does not come for such, else empty
 */
public record Needs(int dump, List<String> missing, List<String> worthHaving, String foreign) {
    /** The version of the practice database. */
    static final int SERVER = 14;

    private static final List<String> CLIENTS = List.of("pg_dump", "pg_restore");
    private static final Pattern VERSION = Pattern.compile("\\) ([0-9]+)");

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
                Stream.concat(PostgresClients.newest().stream(), path.stream()).toList(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    /** On a machine that Java names so. */
    static Needs in(List<Path> folders, String system, String machine) {
        boolean clients = CLIENTS.stream().allMatch(program -> has(folders, program));
        return new Needs(
                version(folders),
                clients ? List.of() : List.of("postgresql-client"),
                has(folders, "zstd") ? List.of() : List.of("zstd"),
                PostgresProgram.comesFor(system, machine) ? "" : system + " " + machine);
    }

    public boolean areMet() {
        return missing.isEmpty() && foreign.isEmpty();
    }

    /** Refuses where something is missing, with what brings it. */
    public void require() throws OperationFailed {
        if (!foreign.isEmpty()) {
            throw OperationFailed.unreachable(Words.of("practice.needs.foreign", foreign))
                    .next(Words.of("practice.needs.foreign.next"))
                    .build();
        }
        if (!missing.isEmpty()) {
            throw OperationFailed.unreachable(Words.of("practice.needs", String.join(", ", missing)))
                    .next(Words.of("practice.needs.next", command()))
                    .build();
        }
        if (dump > 0 && dump < SERVER) {
            throw OperationFailed.unreachable(Words.of("practice.needs.old", dump, SERVER))
                    .next(Words.of("practice.needs.old.next", SERVER))
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

    private static int version(List<Path> folders) {
        Optional<Path> program = folders.stream()
                .map(folder -> folder.resolve(CLIENTS.getFirst()))
                .filter(Files::isExecutable)
                .findFirst();
        return program.map(Needs::version).orElse(0);
    }

    private static int version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            Matcher said = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return said.find() ? Integer.parseInt(said.group(1)) : 0;
        } catch (IOException e) {
            // What cannot even say its version will say more when it is used.
            return 0;
        }
    }

    private static boolean has(List<Path> folders, String program) {
        return folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }
}
