package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be is refused where it is made, also when no file says it. */
class RecordsTest {
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-oProxyCommand=x", "a b", "user@host", "host:22", "a/b", "a\nb", "[::1]"})
    void aHostIsAHostAndNothingElse(String host) {
        assertThatThrownBy(() -> ssh(host, "u", null)).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "192.0.2.1", "2001:db8::1", "münchen.example", "a_b", "localhost"})
    void whatIsAHostIsTaken(String host) {
        assertThat(ssh(host, "u", null).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "a@b", "root:x"})
    void aUserIsNoOption(String user) {
        assertThatThrownBy(() -> ssh("h", user, null)).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-x", "a,", ",a", "u:p@h", "h:x", "h:123456", "@h", "a@-x", "::1"})
    void aJumpIsWrittenAsOpenSshWritesIt(String jump) {
        assertThatThrownBy(() -> ssh("h", "u", jump))
                .isInstanceOfSatisfying(
                        InvalidProfile.class, e -> assertThat(e.key()).isEqualTo("jump"));
    }

    @Test
    void anAddressShowsAPortOnlyWhereItIsNotTheUsualOne() {
        assertThat(ssh("h", "u", null).address()).isEqualTo("u@h");
        assertThat(new Access.Ssh("h", 2222, "u", null, null, false, null, Sudo.NONE).address())
                .isEqualTo("u@h:2222");
    }

    @Test
    void aNameIsTrimmedAndHasAnEnd() {
        assertThat(Server.of(" Parish ", Environment.TEST, HERE).name()).isEqualTo("Parish");
        assertThatThrownBy(() -> Server.of("x".repeat(101), Environment.TEST, HERE))
                .hasMessageContaining("100");
        assertThatThrownBy(() -> Server.of("a\u0000b", Environment.TEST, HERE)).isInstanceOf(InvalidProfile.class);
        assertThatThrownBy(() -> Server.of("a\ud83d", Environment.TEST, HERE)).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "VAULT", "env:", "env:1A", "env:A B", "file:", "file: ", "ask me", " vault"})
    void aSecretIsPointedToAndNeverRepeated(String written) {
        assertThatThrownBy(() -> SecretRef.parse(written))
                .isInstanceOf(InvalidProfile.class)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault", "ask", "env:DB_1", "file:~/x y", "file:/a:b"})
    void whereASecretIsComesBackAsItWasWritten(String written) {
        assertThat(SecretRef.parse(written).word()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0d", "30", "d", "-1d", "1.5d", "1234567d", "30 d", "4w"})
    void daysAreDays(String written) {
        assertThatThrownBy(() -> Keep.parse(written)).isInstanceOf(InvalidProfile.class);
        assertThat(Keep.parse("030d")).isEqualTo(new Keep(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8",
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcca8p",
                "age1QL3Z7HJY54PW3HYWW5AYYFG7ZQGVC7W3J2ELW8ZMRJ2KG5SFN9AQMCAC8P",
                "age1",
                "age",
                "ssh-dss AAAA",
                "me@example.org"
            })
    void aMistypedRecipientIsNoticed(String recipient) {
        assertThatThrownBy(() -> new Encryption(List.of(recipient))).isInstanceOf(InvalidProfile.class);
    }

    @Test
    void recipientsOfAgeAndOfSshAreTaken() {
        List<String> recipients = List.of(
                "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN me");
        assertThat(new Encryption(recipients).age()).isEqualTo(recipients);
        assertThatThrownBy(() -> new Encryption(List.of())).isInstanceOf(InvalidProfile.class);
    }

    @Test
    void anExpectedDocumentCannotChangeAndKnowsOneFormOfEachNumber() {
        List<Object> list = new ArrayList<>(List.of(1, 2.50, "a"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("list", list);
        json.put("huge", new BigInteger("123456789012345678901234567890"));
        json.put("round", new BigDecimal("1E+3"));
        Site.Expect expect = new Site.Expect(null, null, json);
        list.add("later");
        json.clear();
        assertThat(expect.json())
                .containsEntry("list", List.of(1L, new BigDecimal("2.5"), "a"))
                .containsEntry("huge", new BigInteger("123456789012345678901234567890"))
                .containsEntry("round", 1000L);
        assertThatThrownBy(() -> expect.json().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new Site.Expect(null, null, Map.of("a", new Object())))
                .isInstanceOf(InvalidProfile.class);
        assertThatThrownBy(() -> new Site.Expect(null, null, Map.of("a", Double.NaN)))
                .isInstanceOf(InvalidProfile.class);
    }

    @Test
    void aSiteIsOnTheWebAndCarriesNoPassword() {
        for (String url :
                List.of("ftp://a.org", "https:///x", "mailto:a@b", "//a.org", "https://u:p@a.org", "http://a:0")) {
            assertThatThrownBy(() -> new Site("s", URI.create(url), Site.Expect.ANYTHING, null))
                    .as(url)
                    .isInstanceOf(InvalidProfile.class);
        }
    }

    @Test
    void theSameNameStandsOnceAmongTheParts() {
        Destination here = new Destination.Folder("here", "~/a");
        Server server = Server.of("a", Environment.TEST, HERE);
        assertThatThrownBy(() -> Require.distinct("destinations", List.of(here, here), Destination::name))
                .hasMessageContaining("here twice");
        assertThat(server.withName("b").name()).isEqualTo("b");
        assertThat(server.database("none")).isEmpty();
    }

    private static Access.Ssh ssh(String host, String user, @Nullable String jump) {
        return new Access.Ssh(host, 22, user, null, null, false, jump, Sudo.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30d | 30d",
                "7 daily, 30d | 30d, 7 daily",
                "10 newest , 4 weekly,12 monthly, 3 yearly | 10 newest, 4 weekly, 12 monthly, 3 yearly",
                "30d, at most 50 gb | 30d, at most 50GB"
            })
    void whatIsKeptIsWrittenAsPeopleSayIt(String written, String word) {
        assertThat(Keep.parse(written).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "30", "at most 5GB", "3 hourly", "30d,", "-1 daily", "30d, at most none"})
    void whatAsksForNothingIsRefused(String written) {
        assertThatThrownBy(() -> Keep.parse(written)).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60d, 30d | 30d | 30d",
                "30d,30d | 30d | 30d",
                "12 monthly, 7 daily, 1 monthly | 1 monthly | 7 daily, 1 monthly",
                "at most 5GB, 7d, at most 1GB | at most 1GB | 7d, at most 1GB",
                "7d, 3 yearly, 0 yearly | 0 yearly | 7d"
            })
    void whatIsSaidTwiceIsRefusedAndStaysReadableWhereItWasTaken(String written, String second, String stored) {
        assertThatThrownBy(() -> Keep.parse(written))
                .isInstanceOf(InvalidProfile.class)
                .hasMessageContaining("says a second time with " + second + " what");
        assertThat(Keep.stored(written).word()).isEqualTo(stored);
    }

    @Test
    void aSizeIsWrittenInTheLargestUnitThatLeavesItWhole() {
        assertThat(ByteSize.parse("2048MB").word()).isEqualTo("2GB");
        assertThat(ByteSize.parse("1500").word()).isEqualTo("1500B");
        assertThatThrownBy(() -> ByteSize.parse("999999999999999T")).isInstanceOf(InvalidProfile.class);
        assertThatThrownBy(() -> ByteSize.parse("much")).isInstanceOf(InvalidProfile.class);
    }

    @Test
    void rolesBelongToNoTable() {
        assertThatThrownBy(() ->
                        new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, List.of("members"), List.of(), List.of()))
                .isInstanceOf(InvalidProfile.class);
    }

    @Test
    void aRepositoryIsFarOrOnTheServer() {
        assertThatThrownBy(() -> new Repository("site", null, null, null)).isInstanceOf(InvalidProfile.class);
        assertThatThrownBy(() -> new Repository("site", "https://a.example/x.git", "/srv/x", null))
                .isInstanceOf(InvalidProfile.class);
    }

    @Test
    void ageTakesRecipientsOrAPassphrase() {
        String recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

        assertThat(new Encryption(List.of(), new SecretRef.Vault()).age()).isEmpty();
        assertThatThrownBy(() -> new Encryption(List.of(recipient), new SecretRef.Vault()))
                .isInstanceOf(InvalidProfile.class);
    }
}
