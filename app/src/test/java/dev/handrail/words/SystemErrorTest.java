package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import dev.handrail.sql.Locales;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the operating system says is known in English, and in the language of who started the program. */
class SystemErrorTest {
    private static final byte[] SOMETHING = new byte[9];

    @ParameterizedTest
    @EnumSource(SystemError.class)
    void nothingAndAnotherErrorAreNoneOfThem(SystemError error) {
        assertThat(error.saidIn(null)).isFalse();
        assertThat(error.saidIn("Connection refused")).isFalse();
    }

    @Test
    void theyAreKnownInEnglish() {
        assertThat(SystemError.DISK_FULL.saidIn("/x/y: No space left on device"))
                .isTrue();
        assertThat(SystemError.QUOTA_USED_UP.saidIn("Disk quota exceeded")).isTrue();
        assertThat(SystemError.QUOTA_USED_UP.saidIn("/x/y: Disc quota exceeded"))
                .as("as macOS writes it")
                .isTrue();
        assertThat(SystemError.NO_NETWORK.saidIn("Network is unreachable")).isTrue();
        assertThat(SystemError.NAMES_SILENT.saidIn("x: Temporary failure in name resolution"))
                .isTrue();
    }

    /** A Java of its own, with no network, whose user reads German. */
    @Test
    void whoStartsItInGermanIsUnderstood() throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "--net", "--map-root-user"));
        command.addAll(Packed.java("--enable-native-access=ALL-UNNAMED"));
        command.add(German.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", Locales.GERMAN);
        builder.environment()
                .put(Locales.VARIABLE, Locales.folder(Locales.GERMAN).toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines())
                .containsExactly(
                        "Auf dem Gerät ist kein Speicherplatz mehr verfügbar [DISK_FULL]",
                        "Das Netzwerk ist nicht erreichbar [NO_NETWORK]",
                        "example.org: Temporärer Fehler bei der Namensauflösung [NAMES_SILENT]",
                        "Verbindungsaufbau abgelehnt []");
    }

    /** Runs into real errors and prints what is known of each. */
    static final class German {
        private static final int NOBODY = 1;

        private German() {}

        public static void main(String[] arguments) throws Exception {
            tell(() -> Files.write(Path.of("/dev/full"), SOMETHING));
            tell(() -> connected("192.0.2.1"));
            tell(() -> InetAddress.getByName("example.org"));
            System.out.println(known(new ConnectException("Verbindungsaufbau abgelehnt")));
        }

        private static Object connected(String address) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, NOBODY));
                return socket;
            }
        }

        private static void tell(Callable<Object> trouble) throws Exception {
            try {
                trouble.call();
            } catch (IOException e) {
                System.out.println(known(e));
            }
        }

        private static String known(IOException e) {
            return e.getMessage()
                    + " "
                    + Arrays.stream(SystemError.values())
                            .filter(error -> error.saidIn(e.getMessage()))
                            .toList();
        }
    }
}
