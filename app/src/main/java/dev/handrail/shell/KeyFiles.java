package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyFormat;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/** Private keys in files, in the formats of OpenSSH, PEM and PuTTY. */
final class KeyFiles {
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final String server;
    private final Secrets secrets;

    KeyFiles(String server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** Those of the usual names that are there. */
    List<AuthMethod> usual(Path folder, Access.Ssh access) throws OperationFailed {
        List<AuthMethod> methods = new ArrayList<>();
        for (String name : USUAL) {
            Path file = folder.resolve(name);
            if (Files.isReadable(file)) {
                methods.add(method(file.toString(), access));
            }
        }
        return methods;
    }

    AuthMethod method(String path, Access.Ssh access) throws OperationFailed {
        File file = new File(path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path);
        Passphrase passphrase = new Passphrase();
        try {
            KeyFormat format = KeyProviderUtil.detectKeyFileFormat(file);
            FileKeyProvider key = Factory.Named.Util.create(
                    new SshAlgorithms(SshSettings.usual().silence()).getFileKeyProviderFactories(), format.toString());
            if (key == null) {
                throw new IOException(Words.of("ssh.key.format"));
            }
            key.init(file, passphrase);
            // Read now, so that a wrong passphrase is said as such and not as a refused login.
            key.getPrivate();
            return new AuthPublickey(key);
        } catch (IOException | SSHRuntimeException e) {
            OperationFailed failure = passphrase.failure;
            if (failure != null) {
                throw failure;
            }
            if (passphrase.asked) {
                secrets.didNotFit(SecretNames.key(server));
            }
            throw OperationFailed.unreachable(Words.of("ssh.key", file))
                    .on(access.address())
                    .next(Words.of(passphrase.asked ? "ssh.key.passphrase.next" : "ssh.key.next"))
                    .because(e);
        }
    }

    /** Is asked only for a key that has one. */
    private final class Passphrase implements PasswordFinder {
        private boolean asked;
        private @Nullable OperationFailed failure;

        @Override
        public char[] reqPassword(@Nullable Resource<?> resource) {
            asked = true;
            try (Secret secret = secrets.find(new SecretRef.Ask(), SecretNames.key(server))) {
                return secret.characters();
            } catch (OperationFailed e) {
                failure = e;
                return new char[0];
            }
        }

        @Override
        public boolean shouldRetry(@Nullable Resource<?> resource) {
            return false;
        }
    }
}
