package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The practice server's site, as a visitor and a monitor see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeSiteTest {
    @TempDir
    static Path place;

    private final Web web = new Web();
    private PracticeServer server;
    private PracticeFolder folder;
    private URI home;
    private URI health;

    @BeforeAll
    void start() throws Exception {
        folder = new PracticeFolder(place.resolve("practice"));
        server = PracticeServer.start(folder.root(), Clock.systemUTC());
        List<Site> sites = server.profile().sites();
        home = sites.getFirst().url();
        health = sites.getLast().url();
    }

    @AfterAll
    void removeIt() throws Exception {
        web.close();
        server.remove();
    }

    @Test
    void theHomePageInvitesToSignIn() throws Exception {
        HttpResponse<String> page = web.get(home);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Parish of Saltmarsh", "Sign in");
        assertThat(web.get(home.resolve("/style.css")).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
    }

    @Test
    void theSignInPageHasAFormThatKnowsNobody() throws Exception {
        assertThat(web.get(home.resolve("/login")).body()).contains("<form method=\"post\"", "type=\"password\"");
        assertThat(web.post(home.resolve("/login"), "email=a&password=b").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aPageThatIsNotThereIsNotFound() throws Exception {
        assertThat(web.get(home.resolve("/wp-admin")).statusCode()).isEqualTo(404);
    }

    @Test
    void theMaintenanceFlagTakesThePagesDownAndUpAgain() throws Exception {
        Files.createFile(folder.maintenanceFlag());
        try {
            HttpResponse<String> page = web.get(home);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).hasValue("60");
            assertThat(page.body()).contains("We are back soon");
            assertThat(web.get(health).statusCode()).isEqualTo(503);
        } finally {
            Files.delete(folder.maintenanceFlag());
        }
        assertThat(web.get(home).statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsAskedOfTheDatabaseItself() throws Exception {
        assertThat(web.get(health).body()).contains("\"success\": true", "\"members\": 2500");
        PracticePostgres postgres = server.parts().postgres();
        postgres.stop();
        try {
            HttpResponse<String> answer = web.get(health);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("\"success\": false");
            assertThat(Files.readString(folder.log())).contains("production.ERROR: SQLSTATE[08001]");
        } finally {
            postgres.startAgain();
        }
        assertThat(web.get(health).body()).contains("\"success\": true");
    }

    @Test
    void everyVisitIsLogged() throws Exception {
        web.get(home.resolve("/looked-for-this"));
        Eventually.holds(
                "the visit is in the log",
                () -> Files.readString(folder.log()).contains("production.INFO: GET /looked-for-this 404 "));
    }

    @Test
    void othersVisitItMeanwhile() throws Exception {
        long now = Files.size(folder.log());
        Eventually.holds("somebody came by", () -> Files.size(folder.log()) > now);
    }

    @Test
    void theLogBeginsLongBeforeTheServerDid() throws Exception {
        assertThat(Files.readAllLines(folder.log())).hasSizeGreaterThan(300);
    }

    @Test
    void damageIsSeenInTheTablesItHitAndInNoOther() throws Exception {
        Fingerprint before = server.fingerprint("parish");
        assertThat(server.fingerprint("parish").differencesFrom(before)).isEmpty();
        Damage damage = server.damage();
        Fingerprint after = server.fingerprint("parish");
        assertThat(before.differencesFrom(after)).containsExactly("public.attendance", "public.medical_documents");
        assertThat(before.rowsIn("public.attendance") - after.rowsIn("public.attendance"))
                .isEqualTo(damage.visitsLost())
                .isPositive();
        assertThat(after.rowsIn("public." + damage.tableLost())).isZero();
        assertThat(damage.story()).contains(damage.tableLost());
    }
}
