package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/** Checks the key of one machine while a connection is made; what is to be asked is asked after it was given up. */
final class HostKeyCheck implements HostKeyVerifier {
    private final HostKeys known;
    private final String host;
    private final int port;
    private volatile @Nullable HostKey refused;

    HostKeyCheck(HostKeys known, String host, int port) {
        this.known = known;
        this.host = host;
        this.port = port;
    }

    @Override
    public boolean verify(String hostname, int portNumber, PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        HostKey shown = new HostKey(host, port, KeyType.fromKey(key).toString(), blob);
        try {
            boolean good = known.judge(shown) instanceof HostKeys.Verdict.Known;
            refused = good ? null : shown;
            return good;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int portNumber) {
        try {
            return known.types(host, port);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** If it was the key that stood in the way: has it settled, and says whether it is worth to try again. */
    boolean settled() throws OperationFailed {
        Optional<HostKey> key = Optional.ofNullable(refused);
        if (key.isPresent()) {
            known.settle(key.get());
            refused = null;
        }
        return key.isPresent();
    }
}
