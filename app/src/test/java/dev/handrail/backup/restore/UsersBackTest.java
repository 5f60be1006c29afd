package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.source.Manifests;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is noted of roles that somebody put back by hand. */
class UsersBackTest {
    private static final Server SERVER =
            Server.of("Parish", Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE));

    private final Backup roles = backup("roles");

    @Test
    void whoeverNotesItIsToldThatNobodyLooksWhetherItIsSo() throws OperationFailed {
        UsersBack note = new UsersBack(roles, SERVER, false);
        assertThat(note.plan().effect()).isEqualTo(Effect.READS);
        assertThat(note.plan().checks()).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.advice()).contains("restore note " + roles.id() + " --undone");
        });
        assertThat(made(note)).isEqualTo(Map.of("usersOf", roles.id()));
    }

    @Test
    void itIsTakenBackWithoutMoreAdo() throws OperationFailed {
        UsersBack undone = new UsersBack(roles, SERVER, true);
        assertThat(undone.title()).startsWith("Take back the note");
        assertThat(undone.plan().checks()).isEmpty();
        assertThat(made(undone)).isEqualTo(Map.of("usersNotOf", roles.id()));
    }

    @Test
    void ofWhatHandrailRestoresItselfNothingIsNoted() {
        assertThatThrownBy(() -> new UsersBack(backup("custom"), SERVER, true))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("no roles");
    }

    private static Map<String, String> made(UsersBack operation) {
        Saying work = new Saying();
        operation.run(work);
        return work.made();
    }

    private static Backup backup(String form) {
        return new Backup(Manifests.of("postgresql", form, List.of(), List.of()), false, List.of(), List.of());
    }
}
