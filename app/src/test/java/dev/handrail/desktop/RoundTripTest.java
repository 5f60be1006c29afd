package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final Server server = Some.server("Parish office", Environment.PRODUCTION);

    @Test
    void overAConnectionThatIsOpenItIsMeasured() throws OperationFailed {
        assertThat(RoundTrip.measure(new Stand(true), server))
                .hasValueSatisfying(delay -> assertThat(delay).isPositive());
    }

    @Test
    void whereNoConnectionIsOpenNoneIsMadeSinceThatMightAskForAPassword() throws OperationFailed {
        assertThat(RoundTrip.measure(new Stand(false), server)).isEmpty();
    }

    /** A server that answers after a while, and must be left alone where nobody is connected to it. */
    private final class Stand implements Shells {
        private final boolean connected;

        Stand(boolean connected) {
            this.connected = connected;
        }

        @Override
        public Shell on(Server asked) {
            if (!connected) {
                fail("A connection was made");
            }
            return new LocalShell();
        }

        @Override
        public boolean connected(Server asked) {
            return connected;
        }

        @Override
        public Shell here() {
            return new LocalShell();
        }

        @Override
        public void close() {}
    }
}
