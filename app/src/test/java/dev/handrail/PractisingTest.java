package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.vault.Asker;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The practice server's profile in the list of servers. */
class PractisingTest {
    @TempDir
    Path home;

    @Test
    void whatAPersonChangedInItStaysAndItIsReachedWhereItIsNowUntilItIsRemoved() throws Exception {
        Clock clock = Clock.systemDefaultZone();
        try (Program program = new Program(new Setting(
                        home,
                        Asker.NOBODY,
                        HostKeyAsker.NOBODY,
                        Asker.NOBODY,
                        false,
                        Optional.empty(),
                        Map.of(),
                        clock));
                Practising practising = new Practising(program, home, clock)) {
            Server first = practising.start();
            Servers servers = program.servers().get();
            servers.save(edited(first));

            Server again = practising.start();
            assertThat(again.access()).isEqualTo(first.access());
            assertThat(again.databases()).isEqualTo(first.databases());
            assertThat(again.sites()).isEqualTo(first.sites());
            assertThat(again.contacts().getFirst().name()).isEqualTo("Grace Elm");
            assertThat(servers.require(first.name())).isEqualTo(again);

            practising.remove();
            assertThat(servers.all()).isEmpty();
        }
    }

    /** With another contact, and with ports on which nothing of it is any more. */
    private static Server edited(Server server) throws Exception {
        String yaml = ProfileFile.write(server).replace("Ada Juniper", "Grace Elm");
        yaml = yaml.replace(":" + server.sites().getFirst().url().getPort() + "/", ":9/");
        yaml = yaml.replace("port: " + server.databases().getFirst().port(), "port: 9");
        yaml = yaml.replace("port: " + ((Access.Ssh) server.access()).port(), "port: 9");
        return ProfileFile.read(yaml, "edited.yaml").getFirst();
    }
}
