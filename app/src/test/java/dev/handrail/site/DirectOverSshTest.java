package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.shell.FreePort;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.web.Names;
import dev.handrail.web.TestAuthority;
import dev.handrail.web.Visitor;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites at a port that only the server sees, through a real OpenSSH server. */
class DirectOverSshTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Names NOWHERE = host -> {
        throw new UnknownHostException(host);
    };

    @TempDir
    Path folder;

    private RealSshd sshd;
    private Shells shells;
    private Looking looking;

    @BeforeEach
    void start() throws Exception {
        sshd = RealSshd.start();
        shells = new SshShells(
                (ref, name) -> Secret.of(new char[0]),
                Asker.NOBODY,
                new HostKeys(folder.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
        looking = new Looking(new Visitor(NOWHERE, AUTHORITY.trust()), NOWHERE, shells, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        shells.close();
        sshd.close();
    }

    private SiteLook inside(String scheme, int port, Site.Expect expect) throws Exception {
        Server server = Server.of("Parish", Environment.TEST, sshd.access());
        Site site = new Site(
                "site",
                URI.create(scheme + "://parish.example/"),
                expect,
                null,
                new Site.Inside("127.0.0.1", port),
                Site.CertificateRule.USUAL,
                null);
        List<SiteLook> looks = looking.direct(server, List.of(site));
        assertThat(looks).hasSize(2);
        assertThat(looks.getFirst().state())
                .as("no address is known, which says nothing of the site")
                .isEqualTo(SiteState.UNKNOWN);
        return looks.getLast();
    }

    @Test
    void aPageIsSeenThroughTheServerUnderItsOwnName() throws Exception {
        try (LocalSite plain = LocalSite.plain(
                asked -> Reply.page("for " + LocalSite.header(asked, "Host").orElse("nobody")))) {
            SiteLook look = inside("http", plain.port(), new Site.Expect(200, "for parish.example", Map.of()));
            assertThat(look.why()).isEmpty();
            assertThat(look.ok()).isTrue();
        }
    }

    @Test
    void itsCertificateIsJudgedByTheName() throws Exception {
        try (LocalSite safe = LocalSite.encrypted(AUTHORITY.good("parish.example"), asked -> Reply.page("safe"))) {
            assertThat(inside("https", safe.port(), Site.Expect.ANYTHING).ok()).isTrue();
        }
        try (LocalSite safe = LocalSite.encrypted(AUTHORITY.good("other.example"), asked -> Reply.page("safe"))) {
            SiteLook look = inside("https", safe.port(), Site.Expect.ANYTHING);
            assertThat(look.state()).isEqualTo(SiteState.FAULT);
            assertThat(look.why()).contains("other.example");
        }
    }

    @Test
    void whereNothingListensItIsDownAndWhereTheServerIsGoneNobodyKnows() throws Exception {
        int free = FreePort.take();
        assertThat(inside("http", free, Site.Expect.ANYTHING).state()).isEqualTo(SiteState.FAULT);
        sshd.stop();
        assertThat(inside("http", free, Site.Expect.ANYTHING).state()).isEqualTo(SiteState.UNKNOWN);
    }
}
