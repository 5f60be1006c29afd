package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.Profiles;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a profile holds: who opens its form and saves changes nothing, and who changes one thing changes no other. */
class RoundTripTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aProfileThatIsOnlyLookedAtStaysAsItWas(long seed) {
        Server before = new Profiles(seed).server();
        ServerModel model = new ServerModel(before, List.of(before.name()));

        assertThat(model.build()).as(ProfileFile.write(before)).contains(before);
        assertThat(model.wrong()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoAddsADestinationChangesNothingElse(long seed) {
        Server before = new Profiles(seed).server();
        ServerModel model = new ServerModel(before, List.of());
        model.destinations().add();
        model.destinations().all().getLast().name().text().set("one more of these");
        model.destinations().all().getLast().folder().text().set("/media/backup");
        Server after = model.build().orElseThrow();

        assertThat(after.destinations())
                .hasSize(before.destinations().size() + 1)
                .containsAll(before.destinations());
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("destinations")
                .isEqualTo(before);
    }

    /** As it stands in the manual, and with a site that is left open too. */
    @ParameterizedTest
    @ValueSource(strings = {"https://chms.example.org", "https://…", "https://…/health"})
    void theExampleOfTheManualSurvivesWithAllItsGaps(String url) throws IOException, OperationFailed {
        String example;
        try (InputStream in =
                Objects.requireNonNull(ProfileFile.class.getResourceAsStream("/dev/handrail/server/example.yaml"))) {
            example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Server before = ProfileFile.read(
                        example.replace("\"https://chms.example.org\"", '"' + url + '"'), "example.yaml")
                .getFirst();
        assertThat(before.sites().getFirst().url()).hasToString(url);
        ServerModel model = new ServerModel(before, List.of(before.name()));

        assertThat(model.gaps().words().get())
                .as("the form says so before anything is changed")
                .contains("age1…recipient", "https://…", "contacts.System administrator.phone");
        assertThat(model.build()).contains(before);
        assertThat(model.gaps().known(before)).isTrue();
        assertThat(ProfileFile.read(ProfileFile.write(model.build().orElseThrow()), "export"))
                .containsExactly(before);
        assertThat(model.asText()).isPresent();
    }

    @Test
    void allThatTheFormShowsSurvives() throws OperationFailed {
        Server whole = ProfileFile.read("""
                server: Parish office
                environment: production
                access: this-computer
                databases:
                  - { name: chms, engine: postgresql, user: chms, password: vault, keep: "30d, 10 newest, 7 daily, 4 weekly, 12 monthly, 3 yearly, at most 50GB", dump: { format: directory, jobs: 4, tables: ["public.*"], exclude-data: [audit] }, drill: { every: 90d, hours: 20-6, sql: ["SELECT count(*) > 0 FROM members"], url: "https://test.example.org/{database}" }, undo: 30d }
                  - { name: roles, engine: postgresql, user: chms, password: vault, dump: { what: roles } }
                files:
                  - { name: data, directory: /srv/uso/database, cold: { stop: [podman-compose, down, "-t 5"], start: [sh, -c, "cd x && up"], in: /srv/uso, healthy: [curl, "http://localhost/a b"], within: 2m }, drill: { every: 31d }, undo: 36h }
                scripts:
                  - { name: own, command: [/home/deploy/backup.sh, "", "it's \\"so\\""], produces: /home/deploy/*.dump, keep: 12 monthly }
                repositories:
                  - { name: code, url: "https://git.example.org/x.git" }
                  - { name: site, directory: /srv/site, keep: 3 newest }
                backups: { compress: gzip, level: 9, threads: 2, rate: 20MB, gently: false, content-proof-up-to: 5GB }
                destinations:
                  - { name: cloud, s3: { bucket: chms, prefix: database/, region: auto, endpoint: "https://s3.example.org", path-style: true, access-key: env:K, secret-key: env:S } }
                encryption: { age: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p], identity: vault }
                """, "parish.yaml").getFirst();

        assertThat(new ServerModel(whole, List.of()).build()).contains(whole);
    }
}
