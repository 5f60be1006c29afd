package dev.handrail.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Lazy;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose secret is stored, where somebody writes the name of a server in other letters than the book does. */
class SecretOwnerTest {
    @TempDir
    Path home;

    private Store store;
    private SecretOwner owner;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        Servers servers = new Servers(store.jdbi(), Clock.systemUTC(), "anna");
        for (String name : new String[] {"Parish office", "Nord/Süd 100%"}) {
            servers.save(Server.of(name, Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE)));
        }
        owner = new SecretOwner(new Lazy<>(() -> servers));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itIsTheSecretOfTheServerThatIsMeantAsTheBookCallsIt() throws OperationFailed {
        assertThat(owner.asLookedFor("parish OFFICE/database/chms")).isEqualTo("Parish office/database/chms");
        assertThat(owner.asLookedFor(SecretNames.ssh("nord/süd 100%"))).isEqualTo(SecretNames.ssh("Nord/Süd 100%"));
        assertThat(owner.missing("parish OFFICE/ssh")).isEmpty();
    }

    @Test
    void whereNoServerIsMeantItIsTakenAsItIsWithAWarning() throws OperationFailed {
        assertThat(owner.asLookedFor("parish ofice/ssh")).isEqualTo("parish ofice/ssh");
        Check near = owner.missing("parish ofice/ssh").orElseThrow();
        assertThat(near.text()).contains("Nothing looks for parish ofice/ssh", "no server is called parish ofice");
        assertThat(near.advice()).contains("Was Parish office meant?");
        assertThat(owner.missing("Elsewhere/ssh").orElseThrow().advice()).contains("once there is a server");
    }

    @Test
    void whatIsNoSecretOfAServerIsLeftAlone() throws OperationFailed {
        assertThat(owner.asLookedFor("parish office")).isEqualTo("parish office");
        assertThat(owner.missing("note")).isEmpty();
        assertThat(owner.missing("/ssh")).isEmpty();
    }
}
