package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.server.UserPath;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/** Private keys in files, in the formats of OpenSSH, PEM, PKCS8 and PuTTY. */
final class KeyFiles {
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Access.Ssh access;
    private final LoginNames names;
    private final Secrets secrets;

    KeyFiles(Access.Ssh access, LoginNames names, Secrets secrets) {
        this.access = access;
        this.names = names;
        this.secrets = secrets;
    }

    /** Those of the usual names that are there; one that cannot be used is passed over, and the reason noted. */
    List<LoginWay> usual(Path folder, List<String> notes) {
        List<LoginWay> ways = new ArrayList<>();
        for (String name : USUAL) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                ways.add(new LoginWay(LoginWay.KEY, () -> unlessUnusable(file.toString(), notes)));
            }
        }
        return ways;
    }

    /** Whether nothing of the key is there, as where its name was mistyped. */
    static boolean isMissing(String path) {
        return Files.notExists(UserPath.of(path)) && Files.notExists(UserPath.of(path + ".pub"));
    }

    /** The key, where other ways are left; null when it cannot be used, and the reason is noted. */
    @Nullable
    AuthMethod unlessUnusable(String path, List<String> notes) throws OperationFailed {
        try {
            return method(path);
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            notes.add(Words.of("ssh.key.passed-over", e.getMessage()));
            return null;
        }
    }

    AuthMethod method(String path) throws OperationFailed {
        File file = UserPath.of(path).toFile();
        Passphrase passphrase = new Passphrase(names, secrets);
        try {
            FileKeyProvider key = reader(file);
            key.init(file, passphrase);
            // Read now, so that a wrong passphrase is said as such and not as a refused login.
            key.getPrivate();
            return new AuthPublickey(key);
        } catch (IOException | SSHRuntimeException e) {
            throw unreadable(file, passphrase, e);
        }
    }

    private static FileKeyProvider reader(File file) throws IOException {
        if (isPkcs8(file)) {
            return new Pkcs8File();
        }
        KeyFormat format = KeyProviderUtil.detectKeyFileFormat(file);
        FileKeyProvider key = Factory.Named.Util.create(
                new SshAlgorithms(SshSettings.usual().silence()).getFileKeyProviderFactories(), format.toString());
        if (key == null) {
            throw new IOException(Words.of("ssh.key.format"));
        }
        return key;
    }

    private static boolean isPkcs8(File file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file.toPath(), StandardCharsets.ISO_8859_1)) {
            String header = reader.readLine();
            return header != null && List.of(Pkcs8File.PLAIN, Pkcs8File.SEALED).contains(header.strip());
        }
    }

    private OperationFailed unreadable(File file, Passphrase passphrase, Exception why) {
        OperationFailed nobody = passphrase.failure();
        if (nobody != null && nobody.kind() == OperationFailed.Kind.CANCELLED) {
            return nobody;
        }
        OperationFailed.Telling telling =
                OperationFailed.unreachable(Words.of("ssh.key", file)).on(access.address());
        if (nobody != null) {
            return telling.cameBack(nobody.cameBack() == null ? nobody.tried() : nobody.cameBack())
                    .next(Words.of("ssh.key.passphrase.absent", names.passphrase()))
                    .because(nobody);
        }
        if (passphrase.asked()) {
            passphrase.didNotFit();
            return telling.cameBack(Words.of("ssh.key.passphrase.wrong"))
                    .next(Words.of("ssh.key.passphrase.next", names.passphrase()))
                    .because(why);
        }
        return telling.next(Words.of("ssh.key.next")).because(why);
    }
}
