package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.time.Duration;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class FrameModelTest {
    private final Server parish = Some.withDatabase("Parish office", Environment.PRODUCTION);
    private final Server bare = Server.of("Bare", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    private final ObservableList<Server> servers = FXCollections.observableArrayList(parish, bare);
    private final FrameModel model = new FrameModel(servers);

    @Test
    void aServerIsShownByItsName() {
        model.goTo("Parish office");

        assertThat(model.server().get()).isEqualTo(parish);
        assertThat(model.tabs()).containsExactly(Tab.OVERVIEW, Tab.BACKUPS, Tab.RUNBOOKS, Tab.JOURNAL);
    }

    @Test
    void aTabWithoutAReasonInTheProfileIsAbsent() {
        model.goTo("Parish office");
        model.tab().set(Tab.BACKUPS);
        model.goTo("Bare");

        assertThat(model.tabs()).containsExactly(Tab.OVERVIEW, Tab.RUNBOOKS, Tab.JOURNAL);
        assertThat(model.tab().get()).isEqualTo(Tab.OVERVIEW);
        assertThat(model.canBackUp()).isFalse();
    }

    @Test
    void theTabIsKeptWhereTheNextServerHasItToo() {
        model.goTo("Parish office");
        model.tab().set(Tab.JOURNAL);
        model.goTo("Bare");

        assertThat(model.tab().get()).isEqualTo(Tab.JOURNAL);
    }

    @Test
    void aTabIsReachedByItsNumber() {
        model.goTo("Bare");
        model.goToTab(3);
        model.goToTab(7);

        assertThat(model.tab().get()).isEqualTo(Tab.JOURNAL);
    }

    @Test
    void aServerThatWasRemovedElsewhereIsLeft() {
        model.goTo("Bare");
        servers.remove(bare);

        assertThat(model.place().get()).isEqualTo(Place.FLEET);
        assertThat(model.server().get()).isNull();
    }

    @Test
    void aServerThatWasOnlyJustAddedIsShownWhenItIsKnown() {
        Server fresh = Some.server("Fresh", Environment.TEST);
        model.goTo("Fresh");
        assertThat(model.server().get()).isNull();

        servers.add(fresh);
        assertThat(model.server().get()).isEqualTo(fresh);
    }

    @Test
    void aProfileThatChangedIsShownAnew() {
        model.goTo("Bare");
        Server changed = Server.of("Bare", Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE));
        servers.setAll(parish, changed);

        assertThat(model.server().get()).isEqualTo(changed);
    }

    @Test
    void theAddressSaysHowFarAwayTheServerIsOnceThatWasMeasured() {
        model.goTo("Parish office");
        assertThat(model.address().get()).isEqualTo("deploy@example.org");

        model.answered("Parish office", Duration.ofMillis(23));
        assertThat(model.address().get()).isEqualTo("deploy@example.org · SSH 23 ms");
    }

    @Test
    void aServerThatGotAnotherNameIsFollowedOnItsTab() {
        model.goTo("Parish office");
        model.tab().set(Tab.BACKUPS);
        servers.setAll(servers.stream()
                .map(server -> server.name().equals("Parish office") ? server.withName("Rectory") : server)
                .toList());

        assertThat(model.place().get()).isEqualTo(new Place.One("Rectory"));
        assertThat(model.tab().get()).isEqualTo(Tab.BACKUPS);
    }

    @Test
    void aTwinThatWasThereBeforeIsNotTakenForIt() {
        Server shown = servers.getFirst();
        servers.add(shown.withName("Twin"));
        model.goTo(shown.name());
        servers.remove(shown);

        assertThat(model.place().get()).isEqualTo(Place.FLEET);
    }
}
