package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.util.List;

/** One whose live database is exchanged for what was restored, and is to be what it was where that breaks off. */
abstract class ExchangeRig extends FaultsRig {
    private final String live;
    private String asItIs = "";

    /** @param live the name of the database */
    ExchangeRig(Path home, RealSshd sshd, int port, String live) throws Exception {
        super(home, sshd, port);
        this.live = live;
    }

    /** It and those beside it. */
    abstract List<String> names() throws Exception;

    /** What the live one is, in content and in all else. */
    abstract String whole() throws Exception;

    /** Whatever is tried from now on, the live one is to be what it is now. */
    void staysAsItIs() throws Exception {
        asItIs = whole();
    }

    /** The live one is that, and nothing is left beside it. */
    void assertNothingCameOfIt() throws Exception {
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertAsItWas(live);
    }

    /** The live one is that, and the one that was put aside is all that is beside it. */
    void assertStillAside(KeptDatabase kept) throws Exception {
        assertThat(rig.keptDatabases().all()).singleElement().satisfies(one -> {
            assertThat(one.run()).isEqualTo(kept.run());
            assertThat(one.settled()).isTrue();
        });
        assertAsItWas(live, kept.kept());
    }

    private void assertAsItWas(String... databases) throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(names()).containsExactly(databases);
        assertThat(whole()).isEqualTo(asItIs);
    }
}
