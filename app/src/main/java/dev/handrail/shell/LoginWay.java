package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import net.schmizz.sshj.userauth.method.AuthMethod;
import org.jspecify.annotations.Nullable;

/** One way to log in, which is got ready only when its turn comes: no key is opened that is not needed. */
record LoginWay(String method, Readying readying) {
    static final String KEY = "publickey";

    /** Gets it ready; null when it is passed over. */
    @FunctionalInterface
    interface Readying {
        @Nullable
        AuthMethod ready() throws OperationFailed;
    }
}
