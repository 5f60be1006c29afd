package dev.handrail.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures Handrail beside its peers: the benchmarks that are named, or all; prints ratios and writes bench.json. */
public final class Bench {
    private static final int USAGE = 2;

    private static final Map<String, Benchmark> ALL = all();

    private Bench() {}

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("start", new StartWindowBench());
        all.put("start-cli", new StartBench());
        all.put("ssh-stream", new SshStreamBench());
        all.put("ssh-upload", new SshUploadBench());
        all.put("backup", new BackupBench());
        all.put("backup-rss", new BackupMemoryBench());
        all.put("restore", new RestoreBench());
        all.put("s3", new S3Bench());
        all.put("journal", new JournalBench());
        return all;
    }

    public static void main(String[] names) throws Exception {
        List<String> wanted = names.length == 0 ? List.copyOf(ALL.keySet()) : List.of(names);
        PrintStream out = System.out;
        for (String name : wanted) {
            if (!ALL.containsKey(name)) {
                System.err.println("There is no benchmark " + name + ". There are: " + String.join(", ", ALL.keySet()));
                System.exit(USAGE);
            }
        }
        Rounds rounds = new Rounds(out);
        for (String name : wanted) {
            ALL.get(name).run(rounds);
        }
        Path file = Path.of("bench.json").toAbsolutePath();
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(
                        file.toFile(),
                        rounds.measured().stream().map(Measured::fields).toList());
        out.println("Written: " + file);
        // The database of the benchmarks has threads that would go on.
        System.exit(0);
    }
}
