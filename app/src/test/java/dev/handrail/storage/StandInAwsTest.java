package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Stands in only for what the real one does too. */
class StandInAwsTest {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", RealS3.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", RealS3.SECRET_KEY);

    private static RealS3 s3;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        s3 = RealS3.start();
        s3.client().putObject(put -> put.bucket(RealS3.BUCKET).key("db/a.zst"), RequestBody.fromString("it"));
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    private String said(Map<String, String> environment, String... words) throws Exception {
        StandInAws.in(home);
        List<String> command = new ArrayList<>(List.of(home.resolve("aws").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        return process.waitFor() + " " + said;
    }

    @Test
    void itFetchesWithTheRightKeysAlone() throws Exception {
        String endpoint = "--endpoint-url=" + s3.endpoint();
        String from = "s3://" + RealS3.BUCKET + "/db/a.zst";
        assertThat(said(KEYS, endpoint, "--region=auto", "s3", "cp", from, "./it"))
                .isEqualTo("0 ");
        assertThat(Files.readString(home.resolve("it"))).isEqualTo("it");
        assertThat(said(Map.of(), endpoint, "s3", "cp", from, "./it"))
                .startsWith("1 ")
                .contains("locate credentials");
        assertThat(said(
                        Map.of("AWS_ACCESS_KEY_ID", RealS3.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", "other"),
                        endpoint,
                        "s3",
                        "cp",
                        from,
                        "./it"))
                .startsWith("1 ")
                .contains("403");
    }

    @Test
    void itRefusesWhatIsNoCommandOfItsOwn() throws Exception {
        assertThat(said(KEYS, "--endpoint=x", "s3", "cp", "s3://a/b", "c")).startsWith("252 ");
        assertThat(said(KEYS, "s3", "get", "s3://a/b", "c")).startsWith("252 ");
        assertThat(said(KEYS, "s3", "cp", "s3://a", "c")).startsWith("252 ");
    }
}
